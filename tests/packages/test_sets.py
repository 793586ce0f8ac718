"""Downloads of several modules, put together from the finished files of a site, and opened again."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser

from oer_catalogue import pathway_files
from oer_catalogue.body import render
from oer_catalogue.build import Context
from oer_catalogue.cache import Cache
from oer_catalogue.engine.tree import File, Writer
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.light import light
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Catalogue, Module
from oer_catalogue.packages import PackageContext, bundle, scorm12, source
from oer_catalogue.packages import html as offline
from oer_catalogue.pathway_files import SetTask, do_set, recall_set, set_tasks
from oer_catalogue.settings import Settings
from oer_catalogue.zipped import write_zip

PROBLEMS = Path(__file__).parents[1] / "problems"
SITE = Settings(site_name="Example", id="our", languages=("en", "el", "ar"))
SCORM_EL = "downloads/pathways/first-steps/first-steps-el.scorm12-set.zip"
ALL_EN = "downloads/all/our-en.zip"
PLAN = "downloads/safe-start/guide/safe-start-en-online-8-60"


@dataclass
class Made:
    """A project with a pathway of two modules, and a site in which their packages are finished."""

    catalogue: Catalogue
    context: Context
    files: dict[str, File]

    def tasks(self, **settings: object) -> dict[str, SetTask]:
        context = replace(self.context, settings=replace(SITE, **settings))
        return {task.path: task for task in set_tasks(self.catalogue, context, self.files)}

    def open(self, path: str) -> zipfile.ZipFile:
        return zipfile.ZipFile(Path(self.context.new, path))


def parcel(module: Module, locale: str, folder: Path) -> PackageContext:
    return PackageContext(
        settings=SITE,
        strings=strings(locale),
        body=lambda tag, document: render(module, module.editions[tag], document, None, strings(tag)),
        read=lambda path: (folder / path).read_bytes(),
        topics={},
    )


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("sets") / "project"
    shutil.copytree(PROBLEMS / "_good", root)
    shutil.copytree(PROBLEMS / "OER-P008", root, dirs_exist_ok=True)
    catalogue, report = load(root)
    assert report.errors == ()
    writer = Writer(str(root / "new"), str(root / "old"))
    files = []
    for module in catalogue.modules:
        for tag in module.editions:
            context = parcel(module, tag, root / module.folder)
            for form in (scorm12.FORMAT, offline.FORMAT, source.FORMAT):
                path = f"downloads/{module.id}/{module.id}-{tag}.{form.suffix}"
                target = io.BytesIO()
                form.write(module, module.editions[tag], context, target)
                files.append(writer.write(path, target.getvalue()))
    files += [writer.write(f"{PLAN}.{suffix}", suffix.encode()) for suffix in ("pdf", "ics", "zip")]
    files.append(writer.write("downloads/safe-start/guide/safe-start-el-online-8-60.pdf", b"pdf"))
    lights = replace(catalogue, modules=tuple(map(light, catalogue.modules)))
    context = Context(root, Cache(root / "cache"), "", SITE, {}, {}, new=writer.new, old=writer.old)
    return Made(lights, context, {file.path: file for file in files})


@pytest.fixture
def made(finished: Made, tmp_path: Path) -> Made:
    """The same in a folder of its own."""
    new = tmp_path / "new"
    shutil.copytree(finished.context.new, new)
    context = replace(finished.context, cache=Cache(tmp_path / "cache"), new=str(new), old=str(tmp_path / "old"))
    return Made(finished.catalogue, context, dict(finished.files))


def test_which_files_there_are(made: Made):
    sets = {f"downloads/pathways/first-steps/first-steps-{tag}.scorm12-set.zip" for tag in ("en", "el")}
    bundles = {f"downloads/all/our-{tag}.zip" for tag in ("en", "el")}
    assert set(made.tasks()) == sets | bundles
    assert set(made.tasks(formats=("scorm12", "pathway"))) == sets
    assert set(made.tasks(formats=("scorm12", "bundle"))) == bundles
    assert made.tasks(formats=("scorm12",)) == {}
    del made.files["downloads/second-step/second-step-en.scorm12.zip"]
    made.files["downloads/second-step/second-step-en.html.zip"] = finished_file = made.files[
        "downloads/second-step/second-step-en.html.zip"
    ]
    assert finished_file.size
    assert set(made.tasks()) == bundles  # a set without one of its modules would be no pathway


def test_a_scorm_set_holds_the_packages_in_order(made: Made):
    task = made.tasks()[SCORM_EL]
    file = do_set(task)
    with made.open(SCORM_EL) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        packages = ["01-safe-start-el.scorm12.zip", "02-second-step-en.scorm12.zip"]
        assert names == [*packages, "attribution.txt", "index.css", "index.html"]
        for name in packages:
            entry = archive.getinfo(name)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert archive.read(name) == Path(made.context.new, "downloads", name[3:].rpartition("-")[0], name[3:]).read_bytes()
            with zipfile.ZipFile(io.BytesIO(archive.read(name))) as package:
                assert "imsmanifest.xml" in package.namelist()
        page = html.fromstring(archive.read("index.html"))
        credits = archive.read("attribution.txt").decode()
    t = strings("el")
    assert (page.get("lang"), page.get("dir")) == ("el", "ltr")
    assert page.xpath("//ul[@class='files']//a/@href") == packages
    assert [head.get("lang") for head in page.xpath("//h2/span[last()]")] == [None, "en"]
    assert [note.text for note in page.xpath("//section/p[@class='note']")] == [t("set.other_language", language="English")]
    assert t("set.upload.1") in page.text_content()
    assert not page.xpath("//script | //@style")
    assert "Πρώτα βήματα" in credits
    assert credits.count("SHA-256") == 2  # that of each package, as it stands there
    assert (file.path, file.size) == (SCORM_EL, Path(made.context.new, SCORM_EL).stat().st_size)
    assert file.sha256 == hashlib.sha256(Path(made.context.new, SCORM_EL).read_bytes()).hexdigest()


def test_the_bundle_has_a_folder_for_each_module(made: Made):
    do_set(made.tasks()[ALL_EN])
    with made.open(ALL_EN) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        entries = archive.infolist()
        page = html.fromstring(archive.read("index.html"))
        credits = archive.read("attribution.txt").decode()
    packages = {f"{id}/{id}-en.{suffix}" for id in ("safe-start", "second-step") for suffix in ("scorm12.zip", "html.zip", "source.zip")}
    plans = {f"safe-start/guide/safe-start-en-online-8-60.{suffix}" for suffix in ("pdf", "ics")}  # its ZIP holds the same again
    assert names == {*packages, *plans, "index.html", "index.css", "attribution.txt"}
    assert {unquote(link) for link in page.xpath("//ul[@class='files']//a/@href")} == packages | plans
    assert {entry.compress_type for entry in entries if entry.filename.endswith(".zip")} == {zipfile.ZIP_STORED}
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert not entry.is_dir()
        assert not entry.filename.startswith("/")
        assert ".." not in entry.filename
    assert "SCORM 1.2 package" in page.text_content()
    assert credits.count("SHA-256") == 2


def test_a_bundle_has_only_what_is_in_its_language(made: Made):
    do_set(made.tasks()["downloads/all/our-el.zip"])
    with made.open("downloads/all/our-el.zip") as archive:
        folders = {name.partition("/")[0] for name in archive.namelist() if "/" in name}
        assert "safe-start/guide/safe-start-el-online-8-60.pdf" in archive.namelist()
    assert folders == {"safe-start"}


def test_the_same_input_gives_the_same_bytes_and_nothing_is_done_twice(made: Made, monkeypatch: pytest.MonkeyPatch):
    task = made.tasks()[ALL_EN]
    file = do_set(task)
    first = Path(made.context.new, ALL_EN).read_bytes()
    assert do_set(task).sha256 == file.sha256
    Path(made.context.old).mkdir()
    shutil.copytree(Path(made.context.new, "downloads", "all"), Path(made.context.old, "downloads", "all"), copy_function=os.link)
    Path(made.context.new, ALL_EN).unlink()
    again = do_set(task)  # another build: the old file is linked
    assert Path(made.context.new, ALL_EN).read_bytes() == first
    assert Path(made.context.new, ALL_EN).samefile(Path(made.context.old, ALL_EN))
    Path(made.context.new, ALL_EN).unlink()
    monkeypatch.setattr(pathway_files, "write_zip", None)
    assert recall_set(task) == again
    assert Path(made.context.new, ALL_EN).samefile(Path(made.context.old, ALL_EN))


@pytest.mark.parametrize(
    "changed",
    [
        lambda task: replace(task, shas=("0" * 64, *task.shas[1:])),
        lambda task: replace(task, head=replace(task.head, title="Other")),
        lambda task: replace(task, items=task.items[::-1]),
        lambda task: replace(task, locale="de"),
    ],
)
def test_a_change_of_anything_inside_makes_a_new_file(made: Made, changed: Callable[[SetTask], SetTask]):
    task = made.tasks()[SCORM_EL]
    assert changed(task).key != task.key
    assert replace(task, context=replace(task.context, new="/elsewhere")).key == task.key


def test_a_large_file_is_copied_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    large = tmp_path / "film.mp4"
    with large.open("wb") as out:
        for n in range(64):
            out.write(bytes([n]) * (1 << 20))
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} is read as a whole"))
    writer = Writer(str(tmp_path / "new"), str(tmp_path / "old"))
    file = writer.make("a/b.zip", lambda target: write_zip({"film.mp4": large}, target))
    with zipfile.ZipFile(tmp_path / "new" / "a" / "b.zip") as archive:
        assert archive.testzip() is None
        assert archive.getinfo("film.mp4").file_size == 64 << 20
        assert archive.getinfo("film.mp4").extra == b""
    assert file.size == (tmp_path / "new" / "a" / "b.zip").stat().st_size


def test_the_index_page_opens_from_a_folder(made: Made, chromium: Browser, tmp_path: Path):
    do_set(made.tasks()[ALL_EN])
    with made.open(ALL_EN) as archive:
        archive.extractall(tmp_path / "open")
    page = chromium.new_context(viewport={"width": 360, "height": 700}).new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto((tmp_path / "open" / "index.html").as_uri())
    assert page.locator("h2").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # its style sheet is there
    for link in page.locator(".files a").all():
        assert Path(unquote(link.evaluate("a => a.href").removeprefix("file://"))).is_file()
    assert told == []
    page.context.close()


def test_a_bundle_holds_nothing_twice() -> None:
    """Light packages and parts hold what the whole ones hold."""
    own = "downloads/tea/tea-en"
    names = ("html.zip", "light.html.zip", "part-1.html.zip", "part-12.html.zip", "light-bulb.zip")
    sizes = {f"{own}.{name}": "1 kB" for name in names}
    module = SimpleNamespace(id="tea")
    found = bundle._files(module, SimpleNamespace(locale="en"), tuple(sizes), sizes, {})
    assert [one.source.removeprefix(f"{own}.") for one in found] == ["html.zip", "light-bulb.zip"]
