"""One archive, written as each generator wants it: the same text, with the smallest templates that make the same pages.

All of them publish a page for each briefing, an index of all, a page for each topic, a feed of the newest twenty and
a sitemap, as far as each can without further plugins. briefgen publishes more (the sources, the claims, annotations),
and has the whole of its theme to apply.
"""

import json
import shutil
from pathlib import Path

import corpus
from corpus import Text, write

SITE = "https://example.org/"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>'
PAGE = f"{HEAD}<header><a href='/'>Archive</a></header><main>{{main}}</main></body></html>\n"


def page(title: str, main: str) -> str:
    """The frame that all templates share."""
    return PAGE.replace("{title}", title).replace("{main}", main)


def briefgen(root: Path, number: int, templates: Path) -> None:
    """A site of briefgen, with the theme as templates of its own, so that they can be edited."""
    corpus.for_briefgen(root, number)
    shutil.copytree(templates, root / "templates")


def hugo(root: Path, number: int) -> None:
    """A site of Hugo."""
    for name, _, text in corpus.for_others(number):
        write(root / f"content/posts/{name}.md", text)
    settings = (
        f'baseURL = "{SITE}"\ntitle = "Archive"\ntimeout = "600s"\ndisableKinds = ["section", "404"]\n'
        '[services.rss]\nlimit = 20\n[taxonomies]\ntag = "tags"\n'
        '[outputs]\nhome = ["html", "rss"]\nterm = ["html"]\ntaxonomy = ["html"]\n'
    )
    write(root / "hugo.toml", settings)
    write(root / "layouts/_default/baseof.html", page("{{ .Title }}", '{{ block "main" . }}{{ end }}'))
    tags = "<ul>{{ range .Params.tags }}<li><a href='/tags/{{ . | urlize }}/'>{{ . }}</a></li>{{ end }}</ul>"
    day = '<time>{{ .Date.Format "2006-01-02" }}</time>'
    single = f"<article><h1>{{{{ .Title }}}}</h1><p>{day}</p>{tags}{{{{ .Content }}}}</article>"
    write(root / "layouts/_default/single.html", f'{{{{ define "main" }}}}{single}{{{{ end }}}}\n')
    row = f'<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a> {day}</li>'
    for path, pages in (("index", ".Site.RegularPages.ByDate.Reverse"), ("_default/list", ".Pages")):
        rows = f"<ul>{{{{ range {pages} }}}}{row}{{{{ end }}}}</ul>"
        write(root / f"layouts/{path}.html", f'{{{{ define "main" }}}}{rows}{{{{ end }}}}\n')


def zola(root: Path, number: int) -> None:
    """A site of Zola."""

    def head(text: Text) -> str:
        return (
            f"+++\ntitle = {json.dumps(text.title)}\ndate = {text.day}\n"
            f"description = {json.dumps(corpus.summary(text))}\n[taxonomies]\ntags = {json.dumps(text.tags)}\n+++\n\n"
        )

    for name, _, text in corpus.for_others(number, head=head):
        write(root / f"content/posts/{name}.md", text)
    write(root / "content/posts/_index.md", '+++\ntitle = "Posts"\nsort_by = "date"\nrender = false\n+++\n')
    write(root / "content/_index.md", '+++\ntitle = "Archive"\n+++\n')
    settings = (
        f'base_url = "{SITE.rstrip("/")}"\ntitle = "Archive"\ncompile_sass = false\nbuild_search_index = false\n'
        'generate_feeds = true\nfeed_filenames = ["rss.xml"]\nfeed_limit = 20\ntaxonomies = [{name = "tags"}]\n'
    )
    write(root / "config.toml", settings)
    write(root / "templates/base.html", page("{{ config.title }}", "{% block main %}{% endblock %}"))
    tags = "<ul>{% for tag in page.taxonomies.tags %}<li>{{ tag }}</li>{% endfor %}</ul>"
    single = f"<article><h1>{{{{ page.title }}}}</h1><p><time>{{{{ page.date }}}}</time></p>{tags}"
    write(root / "templates/page.html", _jinja(f"{single}{{{{ page.content | safe }}}}</article>"))
    row = '<li><a href="{{ one.path }}">{{ one.title }}</a> <time>{{ one.date }}</time></li>'
    rows = f"<ul>{{% for one in posts.pages %}}{row}{{% endfor %}}</ul>"
    write(root / "templates/index.html", _jinja(f'{{% set posts = get_section(path="posts/_index.md") %}}{rows}'))
    write(root / "templates/tags/single.html", _jinja(rows.replace("posts.pages", "term.pages")))
    write(root / "templates/tags/list.html", _jinja("{% for term in terms %}{{ term.name }} {% endfor %}"))
    write(root / "templates/section.html", _jinja(""))


def eleventy(root: Path, number: int, modules: Path) -> None:
    """A site of Eleventy; `modules` holds it and its plugins."""

    def head(text: Text) -> str:
        # `tags` makes collections: the topics have pages of their own through one collection.
        return corpus.yaml_head(text).replace("\ntags:", "\ntopics:")

    for name, _, text in corpus.for_others(number, head=head):
        write(root / f"src/posts/{name}.md", text)
    write(root / "src/posts/posts.json", json.dumps({"layout": "page.njk", "tags": "posts"}))
    settings = f"""import footnote from "markdown-it-footnote";
import {{ feedPlugin }} from "@11ty/eleventy-plugin-rss";
export default function (settings) {{
  settings.amendLibrary("md", (markdown) => markdown.use(footnote));
  settings.addPlugin(feedPlugin, {{ type: "rss", outputPath: "/rss.xml", collection: {{ name: "posts", limit: 20 }},
    metadata: {{ language: "en", title: "Archive", subtitle: "", base: "{SITE}", author: {{ name: "Archive" }} }} }});
  settings.addFilter("ymd", (date) => date.toISOString().slice(0, 10));
  settings.addCollection("topics", (all) => {{
    const topics = new Map();
    for (const one of all.getFilteredByTag("posts"))
      for (const topic of one.data.topics)
        topics.has(topic) ? topics.get(topic).push(one) : topics.set(topic, [one]);
    return [...topics].map(([name, posts]) => ({{ name, posts }}));
  }});
  return {{ dir: {{ input: "src", output: "_site", includes: "_includes" }}, markdownTemplateEngine: false }};
}}
"""
    write(root / "eleventy.config.mjs", settings)
    write(root / "package.json", json.dumps({"name": "archive", "version": "1.0.0", "type": "module"}))
    write(root / "src/_includes/base.njk", page("{{ title }}", "{{ content | safe }}"))
    tags = "<ul>{% for topic in topics %}<li>{{ topic }}</li>{% endfor %}</ul>"
    single = f"<article><h1>{{{{ title }}}}</h1><p><time>{{{{ date | ymd }}}}</time></p>{tags}"
    write(root / "src/_includes/page.njk", f"---\nlayout: base.njk\n---\n{single}{{{{ content | safe }}}}</article>\n")
    row = '<li><a href="{{ one.url }}">{{ one.data.title }}</a> <time>{{ one.date | ymd }}</time></li>'
    index = f"<ul>{{% for one in collections.posts | reverse %}}{row}{{% endfor %}}</ul>\n"
    write(root / "src/index.njk", f"---\nlayout: base.njk\ntitle: Archive\n---\n{index}")
    paging = "pagination: {data: collections.topics, size: 1, alias: topic}\npermalink: 'tags/{{ topic.name }}/'\n"
    rows = f"<ul>{{% for one in topic.posts %}}{row}{{% endfor %}}</ul>\n"
    write(root / "src/topics.njk", f"---\nlayout: base.njk\ntitle: Topic\n{paging}---\n{rows}")
    places = f"{{% for one in collections.posts %}}<url><loc>{SITE}{{{{ one.url }}}}</loc></url>{{% endfor %}}"
    write(root / "src/sitemap.njk", f"---\npermalink: sitemap.xml\n---\n{_sitemap(places)}")
    if not (root / "node_modules").exists():
        (root / "node_modules").symlink_to(modules)


def pelican(root: Path, number: int) -> None:
    """A site of Pelican, with its cache."""

    def head(text: Text) -> str:
        tags, summary = ", ".join(text.tags), corpus.summary(text)
        return f"Title: {text.title}\nDate: {text.day}\nTags: {tags}\nSummary: {summary}\n\n"

    for name, _, text in corpus.for_others(number, head=head):
        write(root / f"content/{name}.md", text)
    none = "CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = TAG_FEED_ATOM"
    nowhere = "AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS"
    settings = f"""SITENAME = "Archive"
AUTHOR = "Archive"
SITEURL = FEED_DOMAIN = "{SITE.rstrip("/")}"
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
THEME = "theme"
DEFAULT_PAGINATION = False
FEED_ALL_RSS = "rss.xml"
FEED_ALL_ATOM = {none} = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = True
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
{nowhere} = TAGS_SAVE_AS = ""
MARKDOWN = {{"extensions": ["tables", "footnotes", "meta", "fenced_code"], "output_format": "html5"}}
STATIC_PATHS = []
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
"""
    write(root / "pelicanconf.py", settings)
    theme = root / "theme/templates"
    write(root / "theme/static/.keep", "")
    write(theme / "base.html", page("{{ SITENAME }}", "{% block main %}{% endblock %}"))
    day = "<time>{{ one.date.strftime('%Y-%m-%d') }}</time>"
    tags = "<ul>{% for tag in article.tags %}<li><a href='/{{ tag.url }}'>{{ tag }}</a></li>{% endfor %}</ul>"
    single = f"<article><h1>{{{{ article.title }}}}</h1><p>{day.replace('one.', 'article.')}</p>{tags}"
    write(theme / "article.html", _jinja(f"{single}{{{{ article.content }}}}</article>"))
    row = f'<li><a href="/{{{{ one.url }}}}">{{{{ one.title }}}}</a> {day}</li>'
    rows = _jinja(f"<ul>{{% for one in articles %}}{row}{{% endfor %}}</ul>")
    write(theme / "index.html", rows)
    write(theme / "tag.html", rows)
    places = f"{{% for one in articles %}}<url><loc>{SITE}{{{{ one.url }}}}</loc></url>{{% endfor %}}"
    write(theme / "sitemap.html", _sitemap(places))
    for name in ("author", "category", "page", "archives", "period_archives", "authors", "categories", "tags"):
        write(theme / f"{name}.html", _jinja(""))


def mkdocs(root: Path, number: int) -> None:
    """A site of MkDocs; it makes no feed and no pages of topics, but a sitemap."""
    rows: list[tuple[str, str]] = []
    for name, text, body in corpus.for_others(number):
        write(root / f"docs/posts/{name}.md", body)
        rows.append((str(text.day), f"- [{text.title}](posts/{name}.md) {text.day}\n"))
    write(root / "docs/index.md", "# Archive\n\n" + "".join(row for _, row in sorted(rows, reverse=True)))
    tags = "<ul>{% for tag in page.meta.tags or [] %}<li>{{ tag }}</li>{% endfor %}</ul>"
    single = f"<article><h1>{{{{ page.title }}}}</h1><p><time>{{{{ page.meta.date }}}}</time></p>{tags}"
    write(root / "theme/main.html", page("{{ page.title }}", f"{single}{{{{ page.content }}}}</article>"))
    settings = (
        f"site_name: Archive\nsite_url: {SITE}\n"
        "theme: {name: null, custom_dir: theme, static_templates: [sitemap.xml]}\n"
        "plugins: []\nnav: [index.md]\nnot_in_nav: |\n  posts/\nmarkdown_extensions: [tables, footnotes]\n"
        "validation: {nav: {omitted_files: ignore}}\n"
    )
    write(root / "mkdocs.yml", settings)
    places = f"{{% for file in pages %}}<url><loc>{SITE}{{{{ file.page.url }}}}</loc></url>{{% endfor %}}"
    write(root / "theme/sitemap.xml", _sitemap(places))


def lektor(root: Path, number: int) -> None:
    """A site of Lektor; without plugins it makes no feed, no sitemap and no pages of topics."""

    def head(text: Text) -> str:
        tags = ", ".join(text.tags)
        return f"_model: post\n---\ntitle: {text.title}\n---\npub_date: {text.day}\n---\ntopics: {tags}\n---\nbody:\n\n"

    for name, _, text in corpus.for_others(number, head=head):
        write(root / f"content/posts/{name}/contents.lr", text)
    write(root / "content/contents.lr", "_model: home\n---\ntitle: Archive\n")
    write(root / "content/posts/contents.lr", "_model: posts\n---\ntitle: Posts\n")
    write(root / "Archive.lektorproject", f"[project]\nname = Archive\nurl = {SITE}\n")
    title = "[fields.title]\nlabel = Title\ntype = string\n"
    write(root / "models/home.ini", f"[model]\nname = Home\nlabel = {{{{ this.title }}}}\n{title}")
    children = "[children]\nmodel = post\norder_by = -pub_date\n"
    write(root / "models/posts.ini", f"[model]\nname = Posts\nlabel = {{{{ this.title }}}}\n{children}{title}")
    kinds = (("pub_date", "date"), ("topics", "string"), ("body", "markdown"))
    fields = "".join(f"[fields.{name}]\nlabel = {name}\ntype = {kind}\n" for name, kind in kinds)
    write(root / "models/post.ini", f"[model]\nname = Post\nlabel = {{{{ this.title }}}}\n{title}{fields}")
    write(root / "templates/base.html", page("{{ this.title }}", "{% block main %}{% endblock %}"))
    write(root / "templates/home.html", _jinja(""))
    row = '<li><a href="{{ one|url }}">{{ one.title }}</a> <time>{{ one.pub_date }}</time></li>'
    write(root / "templates/posts.html", _jinja(f"<ul>{{% for one in this.children %}}{row}{{% endfor %}}</ul>"))
    single = "<article><h1>{{ this.title }}</h1><p><time>{{ this.pub_date }}</time> {{ this.topics }}</p>"
    write(root / "templates/post.html", _jinja(f"{single}{{{{ this.body }}}}</article>"))


def _jinja(main: str) -> str:
    """A template on the frame."""
    return f'{{% extends "base.html" %}}{{% block main %}}{main}{{% endblock %}}\n'


def _sitemap(places: str) -> str:
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>\n'
