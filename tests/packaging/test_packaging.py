"""The package as users get it: a wheel, a wheel made from the sdist, and an editable install, each in a fresh venv."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROBE = """
import json, pathlib
from briefgen.theme import theme_folder
import briefgen
print(json.dumps({"theme": str(theme_folder()), "package": str(pathlib.Path(briefgen.__file__).parent)}))
"""


def run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def fresh_venv(folder: Path) -> Path:
    """A venv that sees the dependencies of this one, and no briefgen."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run(python, "-c", "import site; print(site.getsitepackages()[-1])").strip())
    ours = next(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    # The dependencies were installed once, by `make test`; what is under test is briefgen's own packaging.
    for entry in ours.iterdir():
        if "briefgen" not in entry.name.lower() and entry.suffix != ".pth" and not (site / entry.name).exists():
            (site / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    return python


def probe(python: Path, folder: Path) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    found: dict[str, str] = json.loads(run(python, "-c", PROBE, cwd=folder))
    return found


def builds_a_site(python: Path, folder: Path) -> None:
    """The starter site is made and published, by the module and by nothing of this checkout."""
    site = folder / "site"
    run(python, "-m", "briefgen", "init", site, cwd=folder)
    run(python, "-m", "briefgen", "build", "--site", site, cwd=folder)
    assert (site / "public" / "index.html").is_file()
    assert list((site / "public" / "assets").glob("style.*.css"))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git keeps, so that a build does not see what lies about."""
    copy = tmp_path_factory.mktemp("tree") / "briefgen"
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


def make(tree: Path, kind: str, target: Path) -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", target, tree)
    return next(target.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheels(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    straight = make(tree, "wheel", tmp_path_factory.mktemp("wheel"))
    sdist = make(tree, "sdist", tmp_path_factory.mktemp("sdist"))
    unpacked = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(sdist, unpacked, filter="data")
    by_sdist = make(next(unpacked.iterdir()), "wheel", tmp_path_factory.mktemp("wheel-of-sdist"))
    return {"wheel": straight, "sdist": by_sdist}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_a_wheel_brings_its_theme(wheels: dict[str, Path], kind: str, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    python = fresh_venv(tmp_path / "venv")
    site = Path(run(python, "-c", "import site; print(site.getsitepackages()[-1])").strip())
    # Installing a pure wheel is unpacking it; pip would do no more.
    with zipfile.ZipFile(wheels[kind]) as wheel:
        wheel.extractall(site)
    found = probe(python, target)
    assert Path(found["theme"]) == Path(found["package"]) / "templates"
    assert Path(found["package"]).parent.resolve() == site.resolve()
    builds_a_site(python, target)


def test_the_wheels_hold_the_same_files(wheels: dict[str, Path]) -> None:
    straight, by_sdist = (sorted(zipfile.ZipFile(wheels[kind]).namelist()) for kind in ("wheel", "sdist"))
    assert straight == by_sdist
    assert "briefgen/templates/page.html" in straight
    data = {f"briefgen/facts/data/{file.name}" for file in (ROOT / "briefgen" / "facts" / "data").iterdir()}
    assert data <= {*straight}
    assert not [name for name in straight if name.startswith(("tests/", "content/"))]


def test_an_editable_install_reads_the_theme_beside_the_package(tree: Path, tmp_path: Path) -> None:
    python = fresh_venv(tmp_path / "venv")
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--editable", tree),
    )
    found = probe(python, tmp_path / "elsewhere")
    assert Path(found["theme"]).resolve() == (tree / "templates").resolve()
    # hatchling leaves a frozen copy of the theme in site-packages all the same: an edit must be seen, not the copy.
    style = tree / "templates" / "style.css"
    style.write_text(style.read_text("utf-8") + "\n.edited { order: 1; }\n", "utf-8")
    builds_a_site(python, tmp_path)
    (published,) = (tmp_path / "site" / "public" / "assets").glob("style.*.css")
    assert ".edited{order: 1;}" in published.read_text("utf-8")
