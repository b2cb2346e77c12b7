"""The command line, as the contract has it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from reader import cli
from reader.cli import commands
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import ArticleId

ROOT = Path(__file__).resolve().parents[2]
ARTICLE_KEYS = (
    "uid title byline source published url language direction file status starred tags words"
    " annotations notes"
)
TEXT = "Pilots strike in Northgate\n\nThe harbour pilots of Northgate went on strike on Friday.\n"


class Done(NamedTuple):
    """What a program left."""

    returncode: int
    stdout: bytes
    stderr: bytes


class Postil:
    """Runs commands on one library, in this process."""

    def __init__(self, path: Path, captured: pytest.CaptureFixture[str]) -> None:
        self._path = path
        self._captured = captured
        self.status = 0
        self.messages = ""

    def __call__(self, command: str, *words: object) -> list[str]:
        """Return the lines on standard output."""
        self.status = cli.main([command, "-l", str(self._path), *map(str, words)])
        output, self.messages = self._captured.readouterr()
        return output.splitlines()

    def json(self, *words: object) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*map(str, words), "--json")]


@pytest.fixture
def postil(path: Path, capsys: pytest.CaptureFixture[str]) -> Postil:
    return Postil(path, capsys)


def start(*words: object, **variables: str) -> subprocess.Popen[bytes]:
    """Start ``postil`` as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "ui", *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        bufsize=0,  # communicate() loses what readline() read ahead
    )


def run(*words: object, given: bytes = b"", **variables: str) -> Done:
    """Run ``postil`` as a program of its own."""
    with start(*words, **variables) as process:
        output, messages = process.communicate(given)
    return Done(process.returncode, output, messages)


# Help and usage


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_each_command_explains_itself_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, "--help"])
    help_text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert f"examples:\n  postil {command}" in help_text
    assert "--library FILE" in help_text


def test_the_help_shows_the_window_and_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert b"[LIBRARY]" in done.stdout
    listed = {line[4:].split(" ")[0] for line in done.stdout.decode().splitlines()}
    assert {*cli.COMMANDS} <= listed


def test_the_version_is_said() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"postil")


@pytest.mark.parametrize(
    "words",
    [
        ["lsit"],
        ["one.postil", "two.postil"],
        ["--unknown"],
        ["list", "--unknown"],
        ["list", "--js"],
        ["show"],
        ["show", "1234", "--query", "pilots"],
        ["annotate", "1234", "zero", "4", "ORG"],
        ["label-all", "pilots"],
        ["history", "--limit", "-1"],
        ["export", "--format", "xml"],
        ["import"],
    ],
)
def test_wrong_usage_is_told_with_status_2(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"usage: postil" in done.stderr
    assert b"Traceback" not in done.stderr


def test_commands_need_no_qt() -> None:
    code = (
        "import sys; from reader.cli import main; main(['check', '-l', 'no.postil']);"
        "sys.exit(any(name.startswith(('PySide6', 'ui')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# Importing


def test_a_line_says_what_became_of_each_document(postil: Postil, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    lines = [line.split("\t") for line in postil("import", folder, tmp_path / "gone.txt")]
    assert postil.status == 1
    assert postil.messages == ""
    assert [line[1] for line in lines] == ["new", "duplicate", "failed", "failed"]
    assert lines[0] == [lines[1][0], "new", "Pilots strike in Northgate"]
    assert lines[2][0] == lines[3][0] == ""
    assert lines[2][2].startswith("articles/c.txt: ")
    assert lines[3][2].startswith("gone.txt: ")
    assert len(postil("list")) == 1


def test_what_is_imported_is_put_into_a_collection(postil: Postil, tmp_path: Path) -> None:
    story, other = tmp_path / "story.txt", tmp_path / "other.txt"
    story.write_text(TEXT, encoding="utf-8")
    other.write_text("Boats\n\nThe council bought boats.", encoding="utf-8")
    postil("import", story)
    postil("import", "--in", "Harbour strike", story, other)
    assert postil.status == 0
    assert len(postil("list", 'in:"harbour strike"')) == 2
    postil("import", "--in", "HARBOUR STRIKE", other)
    assert len(postil("list", 'in:"harbour strike"')) == 2
    postil("undo")
    assert len(postil("list", 'in:"harbour strike"')) == 0


def test_a_document_comes_from_standard_input(path: Path) -> None:
    done = run("import", "-l", path, "-", given=TEXT.encode())
    assert done.returncode == 0
    assert done.stdout.split(b"\t")[1:] == [b"new", b"Pilots strike in Northgate\n"]
    empty = run("import", "-l", path, "-")
    assert empty.returncode == 1
    assert empty.stdout.startswith(b"\tfailed\tstandard input: ")


def test_a_table_comes_in_row_by_row_with_columns_as_they_are_said_to_be(
    postil: Postil, tmp_path: Path
) -> None:
    table = tmp_path / "dump.csv"
    table.write_bytes("kop;lead;inhoud;dag\nŽluť;Kort.;Lang verhaal.;18/2/2021\n".encode("cp1250"))
    columns = ["--columns", "title=kop,text=lead", "--columns", "text=inhoud"]
    (line,) = postil("import", *columns, "--charset", "windows-1250", table)
    (shown,) = postil.json("show", line.partition("\t")[0])
    assert shown["text"] == "Žluť\nKort.\nLang verhaal."
    assert (shown["published"], shown["file"]) == ("2021-02-18", "dump.csv#2")


def test_columns_that_are_not_there_and_fields_that_are_none_are_told(
    postil: Postil, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "dump.csv"
    table.write_text("title,text\nBoats,They are back.\n")
    (line,) = postil("import", "--columns", "text=body", table)
    assert "There is no column “body” in this table; it has “title”, “text”." in line
    assert postil.status == 1
    with pytest.raises(SystemExit):
        postil("import", "--columns", "headline=title", table)
    assert "“headline=title” is no FIELD=COLUMN" in capsys.readouterr().err


def test_a_table_from_standard_input_comes_in_whole(path: Path) -> None:
    rows = b"title,text\n" + b"".join(b"Boats %d,They are %d boats.\n" % (n, n) for n in range(300))
    done = run("import", "-l", path, "-", given=rows)
    assert done.stdout.count(b"\tnew\t") == 300


def test_a_table_from_standard_input_that_may_be_cut_off_is_refused(path: Path) -> None:
    rows = b"title,text\n" + b"Boats,They are back.\n" * 60_000
    done = run("import", "-l", path, "--limit", "size=1", "-", given=rows)
    assert done.stdout.decode() == (
        "\tfailed\tstandard input: This is larger than 1 MB; save it and import the file.\n"
    )


def test_an_e_book_comes_in_by_its_chapters_or_as_a_whole(postil: Postil, path: Path) -> None:
    book = Path(__file__).parents[1] / "data" / "books" / "tides3.epub"
    assert [title for _, _, title in (line.split("\t") for line in postil("import", book))] == [
        "The strike", "The strait", "مجلس الميناء",
    ]  # fmt: skip
    done = run("import", "-l", path, "--whole-books", "-", given=book.read_bytes())
    assert done.stdout.decode().split("\t")[1:] == ["new", "The Pilots of Anneth\n"]


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Return two files with the same story, one of them with a paragraph less."""
    told = [f"The harbour council said on day {day} that it will buy boats." for day in range(9)]
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text("\n\n".join(["Council buys boats", *told]))
    second.write_text("\n\n".join(["Boats for the council", *told[1:]]))
    return first, second


def test_an_import_tells_which_articles_are_other_versions(
    postil: Postil, versions: tuple[Path, Path]
) -> None:
    (line,) = postil("import", versions[0])
    assert postil.messages == ""
    (other,) = postil("import", versions[1])
    uids = [each.split("\t")[0] for each in (other, line)]
    assert other.split("\t")[1:] == ["new", "Boats for the council"]
    assert postil.messages == (
        f"postil: {uids[0]} is another version of {uids[1]}: Council buys boats\n"
    )
    assert postil.status == 0


def test_a_query_for_duplicates_compares_first_what_was_not_yet(
    postil: Postil, versions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "AT_ONCE", 0)
    postil("import", *versions)
    assert postil.messages == ""
    assert len(postil("list")) == len(postil("list", "is:duplicate", "harbour")) == 2
    assert postil("label-all", "harbour", "ORG", "NOT is:duplicate") == []
    assert postil("list", "-is:duplicate") == []


def test_names_of_any_bytes_are_imported_and_printed(path: Path, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\x1b[2J.txt"
    Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    done = run("import", "-l", path, os.fsdecode(name))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in run("list", "-l", path, "--json").stdout


def test_ctrl_c_stops_an_import_and_keeps_what_came_in(path: Path, tmp_path: Path) -> None:
    for number in range(4000):
        (tmp_path / f"{number:04}.txt").write_text(f"Story {number}\n\n{TEXT}", encoding="utf-8")
    with start("import", "-l", path, tmp_path) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        output, messages = process.communicate()
    assert process.returncode == 130
    assert messages == b"postil: Stopped; what was finished is kept.\n"
    printed = {line.split("\t")[0] for line in (first + output).decode().splitlines()}
    with Library.open(path, create=False) as library:
        kept = {summary.uid for summary in library.articles.all_summaries(library.articles.ids())}
        assert not list(library.file.problems())
    assert 0 < len(kept) < 4000
    assert printed == kept


# Reading


def test_articles_are_listed_with_exactly_the_keys_of_the_contract(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    library.tags.put_on([add()], "harbour")
    [article] = postil.json("list")
    assert " ".join(article) == ARTICLE_KEYS
    assert article["tags"] == ["harbour"]
    assert article["direction"] == "ltr"
    assert article["status"] == "new"
    assert article["starred"] is False
    assert (article["annotations"], article["notes"]) == (0, 0)


def test_the_line_of_an_article_has_its_counts(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add(title="A\ttitle\nof two lines\x9b2J")
    library.marks.add(article, 0, 7, library.labels.named("ORG").id, note="a note")
    [line] = postil("list")
    uid = library.articles.summaries([article])[0].uid
    assert line.split("\t") == [
        uid,
        "2021-02-18",
        "Northgate Wire",
        "A title of two lines\ufffd2J",
        "1 mark",
        "1 note",
    ]


def test_a_query_wants_all_of_its_words(postil: Postil, add: Callable[..., ArticleId]) -> None:
    add()
    add(TEXT)
    assert len(postil("list")) == 2
    assert len(postil("list", "northgate", "pil*")) == 2
    assert len(postil("list", "northgate pilots fri*")) == 1
    assert len(postil("show", "--query", "strike friday", "--json")) == 1
    assert postil("list", "harbour", "submarine") == []
    assert postil.status == 0


def test_what_lies_in_the_trash_is_not_listed(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    library.articles.trash([add()])
    assert postil("list") == []


def test_of_an_item_of_a_list_it_is_told_what_stands_before_it(
    postil: Postil, library: Library
) -> None:
    uid = library.importing.document(b"# Boats\n\n7. lamps\n\n8. ropes\n", "boats.md").uid
    [shown] = postil.json("show", uid)
    assert [block.get("bullet") for block in shown["blocks"]] == [None, "7.", "8."]


def test_a_whole_article_has_exactly_the_keys_of_the_contract(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add()
    library.marks.add(article, 0, 7, library.labels.named("ORG").id, note="where\u2028it is")
    library.notes.add(article, "on the article")
    library.notes.add(article, "on a span", 8, 15)
    uid = library.articles.summaries([article])[0].uid
    [shown] = postil.json("show", uid[:6])
    assert " ".join(shown) == ARTICLE_KEYS.replace("annotations", "text blocks annotations")
    assert shown["text"] == library.articles.get(article).text
    assert shown["blocks"][0] == {"start": 0, "end": 39, "kind": "title", "level": 0}
    [mark] = shown["annotations"]
    assert " ".join(mark) == "uid start end quote label entity note author origin created modified"
    assert (mark["quote"], mark["label"], mark["entity"]) == ("Harbour", "ORG", None)
    assert {" ".join(note) for note in shown["notes"]} == {"uid start end text created modified"}
    assert [note["start"] for note in shown["notes"]] == [None, 8]


def test_an_article_is_shown_to_be_read(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add()
    library.marks.add(article, 0, 7, library.labels.named("ORG").id, note="which one?")
    library.notes.add(article, "Read again.")
    lines = postil("show", library.articles.summaries([article])[0].uid)
    assert lines[0] == "Harbour council doubles its pilot fleet"
    assert lines[1].startswith("Northgate Wire · 2021-02-18 · ")
    assert "سەرۆکی ئەنجومەن لە Northgate گوتی: باشە." in lines
    assert lines[-2:] == ["0–7\tORG\tHarbour\twhich one?", "article\tnote\t\tRead again."]


def test_an_unknown_uid_does_not_hide_the_others(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    uid = library.articles.summaries([add()])[0].uid
    assert len(postil.json("show", "zzzz", uid)) == 1
    assert postil.status == 1
    assert postil.messages.startswith("postil: There is no article with the uid “zzzz”")
    assert postil.messages.count("\n") == 1


# Writing


@pytest.mark.parametrize("note", ["-x", "-see", "-5", "- a list", "-"])
def test_a_note_may_begin_with_a_hyphen(
    postil: Postil, library: Library, add: Callable[..., ArticleId], note: str
) -> None:
    uid = library.articles.summaries([add()])[0].uid
    postil("annotate", uid, 0, 7, "org", "--note", note)
    [shown] = postil.json("show", uid)
    assert shown["annotations"][0]["note"] == note


@pytest.mark.parametrize("option", ["-l", "--library"])
def test_an_option_is_not_taken_for_a_note(postil: Postil, path: Path, option: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["annotate", "1234", "0", "4", "ORG", "--note", option, str(path)])
    assert stopped.value.code == 2


def test_files_and_collections_may_begin_with_a_hyphen(
    postil: Postil,
    library: Library,
    add: Callable[..., ArticleId],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add()
    monkeypatch.chdir(tmp_path)
    postil("export", "-o", "-marks.csv")
    assert (tmp_path / "-marks.csv").exists()
    (tmp_path / "boats.txt").write_text("Boats\n\nText.", "utf-8")
    postil("import", "--in", "-new", "boats.txt")
    assert [name for _, name, _ in library.articles.counts().collections] == ["-new"]


def test_a_mark_is_made_undone_and_redone(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    uid = library.articles.summaries([add()])[0].uid
    [mark] = postil("annotate", uid, 0, 7, "org", "--note", "why\udcff")
    [shown] = postil.json("show", uid)
    assert shown["annotations"][0]["uid"] == mark
    assert shown["annotations"][0]["note"] == "why\ufffd"
    assert postil("undo") == ["annotate\tHarbour · ORG"]
    assert postil.json("show", uid)[0]["annotations"] == []
    assert postil("redo") == ["annotate\tHarbour · ORG"]
    assert postil("redo") == []
    assert (postil.status, postil.messages) == (0, "postil: There is nothing to redo.\n")
    assert postil.json("show", uid)[0]["annotations"][0]["uid"] == mark


def test_the_history_says_what_was_done(
    postil: Postil, library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    library.tags.put_on([article], "harbour")
    assert [line.split("\t")[1:3] for line in postil("history", "--limit", 2)] == [
        ["tag", "#harbour"],
        ["star", "Harbour council doubles its pilot fleet"],
    ]
    actions = postil.json("history")
    assert [action["kind"] for action in actions] == ["tag", "star", "import"]
    assert " ".join(actions[0]) == "uid kind subject author created state changes"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["zzzz", 0, 4, "ORG"], "There is no article"),
        (["", 0, 4, "ORG"], "uid"),
        (["\udcff", 0, 4, "ORG"], "There is no article"),
        (["UID", 4, 4, "ORG"], "is not a span"),
        (["UID", -4, 4, "ORG"], "is not a span"),
        (["UID", 0, 10**30, "ORG"], "is not a span"),
        (["UID", 0, 4, "PLANET"], "There is no label “PLANET”"),
    ],
)
def test_what_cannot_be_marked_is_told_in_a_sentence(
    postil: Postil,
    library: Library,
    add: Callable[..., ArticleId],
    words: list[object],
    sentence: str,
) -> None:
    uid = library.articles.summaries([add()])[0].uid
    assert postil("annotate", *(uid if word == "UID" else word for word in words)) == []
    assert postil.status == 1
    assert sentence in postil.messages
    assert postil.messages.count("\n") == 1


# Export


def test_the_export_goes_to_standard_output_to_a_file_and_to_a_folder(
    path: Path, library: Library, add: Callable[..., ArticleId], tmp_path: Path
) -> None:
    library.marks.add(add(), 0, 7, library.labels.named("ORG").id)
    printed = run("export", "-l", path).stdout
    assert printed.count(b"\r\n") == 2
    for target in (tmp_path, tmp_path / "named.csv"):
        done = run("export", "-l", path, "harbour", "-o", target)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "annotations.csv").read_bytes() == printed
    assert (tmp_path / "named.csv").read_bytes() == printed


def test_the_export_takes_only_what_the_query_finds(
    path: Path, library: Library, add: Callable[..., ArticleId]
) -> None:
    library.marks.add(add(), 0, 7, library.labels.named("ORG").id)
    assert run("export", "-l", path, "submarine").stdout.count(b"\r\n") == 1


def test_the_export_for_spreadsheets_has_a_byte_order_mark(path: Path, library: Library) -> None:
    done = run("export", "-l", path, "--for", "spreadsheet")
    assert done.stdout.startswith(b"\xef\xbb\xbfannotation_uid,")


def test_an_export_that_cannot_be_written_is_told_in_a_sentence(
    postil: Postil, library: Library, tmp_path: Path, path: Path
) -> None:
    for target in (tmp_path / "missing" / "out.csv", path, tmp_path / ("x" * 300)):
        postil("export", "-o", target)
        assert postil.status == 1
        assert postil.messages.count("\n") == 1


# The file


def test_a_whole_library_is_said_to_be_whole(postil: Postil, library: Library) -> None:
    assert postil("check") == ["“test.postil” is whole."]
    assert postil.status == 0


def test_a_broken_index_is_found_and_repaired(
    postil: Postil, path: Path, library: Library, add: Callable[..., ArticleId]
) -> None:
    add()
    library.close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    connection.close()
    [problem] = postil("check")
    assert postil.status == 1
    assert "--repair" in problem
    assert postil("check", "--repair") == ["“test.postil” is whole."]
    assert postil.status == 0


def test_a_backup_is_a_library_of_its_own(
    postil: Postil, add: Callable[..., ArticleId], tmp_path: Path
) -> None:
    add()
    assert postil("backup", tmp_path / "copy.postil") == []
    assert (postil.status, postil.messages) == (0, "")
    with Library.open(tmp_path / "copy.postil", create=False) as copy:
        assert len(copy.articles.ids()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "1234"],
        ["annotate", "1234", "0", "4", "ORG"],
        ["label-all", "pilots", "ORG"],
        ["undo"],
        ["history"],
        ["export"],
        ["check"],
        ["backup", "copy.postil"],
    ],
)
@pytest.mark.parametrize("kind", ["missing", "folder", "text"])
def test_a_library_that_cannot_be_used_is_told_with_status_3(
    postil: Postil, path: Path, words: list[str], kind: str
) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("This is no library. " * 100, encoding="utf-8")
    assert postil(*words) == []
    assert postil.status == 3
    assert postil.messages.startswith("postil: ")
    assert postil.messages.count("\n") == 1
    assert path.exists() is (kind != "missing")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_library_that_may_only_be_read_can_be_listed_but_not_changed(
    postil: Postil, path: Path, library: Library, add: Callable[..., ArticleId], tmp_path: Path
) -> None:
    add()
    library.close()
    path.chmod(0o400)
    assert len(postil("list")) == 1
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for words in (["import", str(tmp_path)], ["undo"], ["check", "--repair"]):
        postil(*words)
        assert postil.status == 3
        assert "can only be read" in postil.messages


def test_the_library_is_found_through_the_environment_and_in_the_users_data(
    path: Path, library: Library, add: Callable[..., ArticleId], tmp_path: Path
) -> None:
    add()
    assert run("list", POSTIL_LIBRARY=str(path)).stdout.count(b"\n") == 1
    home = {"POSTIL_LIBRARY": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    assert run("import", "-", given=TEXT.encode(), **home).returncode == 0
    assert run("list", **home).stdout.count(b"\n") == 1


# Streams


def test_the_output_is_utf_8_whatever_the_locale(
    path: Path, library: Library, add: Callable[..., ArticleId]
) -> None:
    uid = library.articles.summaries([add()])[0].uid
    for variables in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        done = run("show", "-l", path, uid, **variables)
        assert "سەرۆکی ئەنجومەن" in done.stdout.decode()
        assert done.returncode == 0


@pytest.mark.parametrize("command", ["list", "export", "history"])
def test_a_reader_that_goes_away_is_no_error(
    path: Path, library: Library, add: Callable[..., ArticleId], command: str
) -> None:
    article = add()
    for place in range(100):
        library.marks.add(article, place, place + 1, library.labels.named("ORG").id)
    for number in range(300):
        add(f"Title {number} of the harbour\n\nA text.", source="Northgate Wire " * 30)
    limit = ["--limit", "99999"] if command == "history" else []
    with start(command, "-l", path, *limit) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        messages = process.stderr.read()
    assert process.returncode == 141
    assert messages == b""
