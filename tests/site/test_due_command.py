"""``motcua due``: the clock for scripts and for a clerk at the keyboard."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.site import cli

ONE = ["--received", "2026-03-06T16:00", "--limit", "2", "--unit", "giờ làm việc"]


@pytest.fixture
def motcua(capsys):
    """Run the command in this process: its exit code, what it printed and what it said on standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main(["due", *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def cases(folder: Path, text: str, name: str = "cases.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_it_says_when_the_result_is_owed_and_why(motcua) -> None:
    code, out, err = motcua(*ONE)
    assert (code, err) == (0, "")
    assert out.startswith("Hẹn trả: 08:30 09/03/2026 (2026-03-09T08:30)\n")
    assert "00:00 07/03/2026 – 00:00 09/03/2026  Nghỉ hằng tuần" in out


def test_what_each_stretch_took_of_the_limit_can_be_added_up(motcua) -> None:
    _, out, _ = motcua(*ONE)
    assert "16:00 06/03/2026 – 00:00 07/03/2026  Thời gian làm việc: 1 giờ\n" in out
    assert out.endswith("Thời gian làm việc: 1 giờ\nCộng: 2 giờ.\n")


def test_of_working_days_the_day_of_receipt_is_told_not_to_count(motcua) -> None:
    paused = ("--suspend", "2026-01-30T08:00/2026-02-03T10:00/resume")
    _, out, _ = motcua("--received", "2026-01-28T12:48", "--limit", "5", "--unit", "ngày làm việc", *paused)
    amounts = [line.split(": ")[1] for line in out.splitlines() if "Thời gian làm việc:" in line]
    assert amounts == ["1 ngày làm việc 30 phút", "3 ngày làm việc 5 giờ 30 phút", "2 giờ"]
    assert "Không tính phần còn lại của ngày bắt đầu (3 giờ 30 phút; Bộ luật Dân sự 2015, Điều 147)." in out
    assert out.endswith("Cộng: 5 ngày làm việc (1 ngày làm việc là 8 giờ).\n")


def test_of_calendar_days_no_working_time_is_told(motcua) -> None:
    _, out, _ = motcua("--received", "2026-03-06T16:00", "--limit", "5", "--unit", "ngày")
    assert "Cộng" not in out and "Thời gian làm việc:" not in out


def test_json_is_one_object_with_every_segment(motcua) -> None:
    code, out, _ = motcua(*ONE, "--json")
    told = json.loads(out)
    assert code == 0
    assert told.keys() >= {"due", "deemed", "provisional", "segments", "limit", "unit", "received", "as_of"}
    assert (told["due"], told["unit"]) == ("2026-03-09T08:30:00+07:00", "giờ làm việc")
    assert [one["kind"] for one in told["segments"]] == ["working", "night", "weekend", "night", "working"]
    assert told["segments"][0].keys() == {"kind", "start", "end", "ground"}


def test_pauses_may_be_given_several_times_and_in_any_order(motcua) -> None:
    first, second = "2026-03-06T16:30/2026-03-09T07:30/resume", "2026-03-09T08:00/2026-03-09T09:00/resume"
    dues = {
        json.loads(motcua(*ONE, "--json", "--suspend", a, "--suspend", b)[1])["due"]
        for a, b in ((first, second), (second, first))
    }
    assert dues == {"2026-03-09T10:00:00+07:00"}


def test_a_pause_that_came_too_late_is_named(motcua) -> None:
    _, out, _ = motcua(*ONE, "--suspend", "2026-03-09T08:30/2026-03-10T08:30/resume")
    assert "Không được tính: tạm dừng từ 08:30 09/03/2026" in out


def test_an_open_pause_is_reckoned_to_the_instant_asked_about(motcua) -> None:
    _, out, _ = motcua(*ONE, "--suspend", "2026-03-06T16:30//resume", "--as-of", "2026-03-09T09:30", "--json")
    told = json.loads(out)
    assert (told["due"], told["as_of"]) == ("2026-03-09T11:00:00+07:00", "2026-03-09T09:30:00+07:00")


def test_an_open_pause_lasts_until_now_when_no_instant_is_given(motcua) -> None:
    code, out, _ = motcua(*ONE, "--suspend", "2026-03-06T16:30//restart", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["as_of"] is not None
    assert told["due"] > told["as_of"]


def test_a_date_beyond_the_published_calendar_is_called_provisional(motcua) -> None:
    _, out, _ = motcua("--received", "2026-12-30T08:00", "--limit", "5", "--unit", "ngày làm việc")
    assert "Tạm tính" in out


def test_a_same_day_procedure_needs_no_number_and_hours_may_be_called_hours(motcua) -> None:
    assert "(2026-03-06T17:00)" in motcua("--received", "2026-03-06T15:00", "--unit", "trong ngày")[1]
    assert (
        "(2026-03-06T17:00)" in motcua("--received", "2026-03-06T16:00", "--limit", "1", "--unit", "giờ")[1]
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Hãy cho biết --received"),
        (["--received", "hôm qua", "--limit", "1", "--unit", "ngày"], "“hôm qua” không phải thời điểm"),
        (
            ["--received", "2026-03-06T16:00", "--limit", "một", "--unit", "ngày"],
            "“một” không phải số nguyên",
        ),
        (
            ["--received", "2026-03-06T16:00", "--limit", "1", "--unit", "tuần"],
            "Không có đơn vị thời hạn “tuần”",
        ),
        ([*ONE, "--suspend", "2026-03-06T17:00"], "không phải lần tạm dừng"),
        ([*ONE, "--suspend", "2026-03-06T17:00/2026-03-06T16:30/resume"], "trước khi bắt đầu"),
        ([*ONE, "--suspend", "2026-03-06T15:00/2026-03-06T16:30/resume"], "trước khi tiếp nhận"),
        ([*ONE, "--as-of", "2026-03-06T15:00"], "chưa được tiếp nhận"),
        ([*ONE, "--cases", "x.csv"], "--cases tính theo bảng"),
        (["--nonsense"], "Lệnh chưa đúng"),
    ],
)
def test_bad_input_is_refused_in_words_with_code_2(motcua, arguments: list[str], said: str) -> None:
    code, out, err = motcua(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


class TestCases:
    """``--cases``: a table in, the same table with ``got`` out."""

    def test_every_worked_case_of_the_reference_holds(self, motcua, shared: Path) -> None:
        path = shared / "reference" / "clock-cases.csv"
        code, out, _ = motcua("--cases", path)
        rows = list(csv.DictReader(out.splitlines()))
        given = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        assert code == 0
        assert [{**row, "got": row["due"]} for row in given] == rows

    def test_all_columns_stay_and_got_comes_last(self, motcua, tmp_path: Path) -> None:
        text = (
            "note,received,limit,unit,suspensions\n"
            '"a, b",2026-03-06T16:00,2,giờ,\n'
            "\nc,2026-03-06T16:00,1,ngày\n"
        )
        code, out, err = motcua("--cases", cases(tmp_path, text))
        assert (code, err) == (0, "")
        assert out.splitlines() == [
            "note,received,limit,unit,suspensions,got",
            '"a, b",2026-03-06T16:00,2,giờ,,2026-03-09T08:30',
            "c,2026-03-06T16:00,1,ngày,,2026-03-09T17:00",
        ]

    def test_a_due_that_differs_is_named_by_its_row_with_code_1(self, motcua, tmp_path: Path) -> None:
        text = "received,limit,unit,due\n" + "".join(
            f"2026-03-06T16:00,2,giờ,2026-03-09T08:3{n}\n" for n in "01"
        )
        code, out, err = motcua("--cases", cases(tmp_path, text))
        assert code == 1
        assert out.splitlines()[2].endswith("2026-03-09T08:31,2026-03-09T08:30")
        assert "dòng 3" in err

    def test_a_file_saved_by_vietnamese_excel_is_read(self, motcua, tmp_path: Path) -> None:
        text = "\ufeffreceived;limit;unit\r\n2026-03-06T16:00;2;giờ\r\n"
        code, out, _ = motcua("--cases", cases(tmp_path, text))
        assert code == 0
        assert out.splitlines()[1] == "2026-03-06T16:00;2;giờ;2026-03-09T08:30"

    def test_its_own_output_can_be_checked_again(self, motcua, tmp_path: Path) -> None:
        text = "received,limit,unit\n2026-03-06T16:00,2,giờ\n"
        once = motcua("--cases", cases(tmp_path, text))[1]
        assert motcua("--cases", cases(tmp_path, once, "again.csv"))[1] == once

    def test_what_would_run_as_a_formula_does_not_and_is_read_back_as_it_was(
        self, motcua, tmp_path: Path
    ) -> None:
        text = "received,limit,unit,note,=1+1\n2026-03-06T16:00,2,ngày,=HYPERLINK(1),'-x\n"
        _, out, _ = motcua("--cases", cases(tmp_path, text))
        header, row = csv.reader(out.splitlines())
        assert (header[3:], row[3:5]) == (["note", "'=1+1", "got"], ["'=HYPERLINK(1)", "''-x"])
        assert motcua("--cases", cases(tmp_path, out, "again.csv"))[:2] == (0, out)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("received,limit\n", "thiếu cột unit"),
            ("", "thiếu cột received, limit, unit"),
            ("received,limit,unit\nx,1,ngày\n", "dòng 2, cột received: “x”"),
            ("received,limit,unit\n2026-03-06T16:00,1,tuần\n", "dòng 2, cột limit, unit: Không có đơn vị"),
            (
                "received,limit,unit,suspensions\n2026-03-06T16:00,1,ngày,2026-03-07T08:00\n",
                "dòng 2, cột suspensions: “2026-03-07T08:00”",
            ),
            ("received,limit,unit\n2026-03-06T16:00,1,ngày,x\n", "nhiều ô hơn"),
        ],
    )
    def test_a_bad_cell_is_named_by_file_row_and_column(
        self, motcua, tmp_path: Path, text: str, said: str
    ) -> None:
        code, out, err = motcua("--cases", cases(tmp_path, text))
        assert (code, out) == (2, "")
        assert "cases.csv" in err
        assert said in err

    def test_what_is_no_table_is_refused(self, motcua, tmp_path: Path) -> None:
        binary = tmp_path / "x.csv"
        binary.write_bytes(b"PK\x03\x04\xff\xfe\x00")
        for path in (binary, tmp_path / "missing.csv", tmp_path):
            code, _, err = motcua("--cases", path)
            assert code == 2
            assert "Không đọc được" in err


def test_it_needs_no_django() -> None:
    script = (
        "import sys; from motcua.site import cli; "
        f"code = cli.main(['due', *{ONE!r}]); "
        "sys.exit(code or 3 * ('django' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
