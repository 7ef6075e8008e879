"""The incremental engine: what a file of the site comes to, kept between runs; and the disk, in and out."""
