"""``motcua agency``."""

from __future__ import annotations

import json


def test_an_agency_is_found_shown_and_corrected(run_motcua):
    found = run_motcua("agency", "find", "thuong hong", "--json")
    assert "10993" in {agency["code"] for agency in json.loads(found.stdout)["found"]}
    made = run_motcua("agency", "correct", "10645", "--name", "Xã An Phú Đông", "--reason", "NQ 1669")
    assert made.returncode == 0, made.stderr
    shown = run_motcua("agency", "show", "10645", "--json")
    told = json.loads(shown.stdout)
    assert told["name"] == "Xã An Phú Đông"
    assert told["corrections"][0]["old"] == "Xã An Phú"
    assert told["parent"]["name"] == "Thành phố Hải Phòng"


def test_an_unknown_code_ends_with_2_and_a_cure(run_motcua):
    done = run_motcua("agency", "show", "99999")
    assert done.returncode == 2
    assert "motcua agency find" in done.stderr


def test_it_says_how_many_more_there_are(run_motcua):
    *lines, last = run_motcua("agency", "find", "an phu").stdout.splitlines()
    assert len(lines) == 50 and "ghi thêm từ" in last
    assert "ghi thêm từ" not in run_motcua("agency", "find", "thuong hong").stdout


def test_nothing_found_ends_with_1(run_motcua):
    assert run_motcua("agency", "find", "không có xã này").returncode == 1


def test_what_the_superior_lays_down_is_set_and_told(run_motcua):
    assert json.loads(run_motcua("agency", "set", "10993", "--json").stdout)["rule"] == "instant"
    done = run_motcua("agency", "set", "10993", "--rule", "date", "--due-soon", "3", "--json")
    assert json.loads(done.stdout) == {
        "rule": "date", "due_soon": 3, "petition": 15, "posting": 5, "acceptance": 8, "supplement": 30, "idle": 3,
        "warn_before": 8, "lapse_after": 8, "dated_back": 2, "code_prefix": "", "tracking": "", "mail_from": "",
    }  # fmt: skip
    done = run_motcua("agency", "set", "10993", "--code-prefix", "H24.85", "--idle", "5", "--json")
    assert (told := json.loads(done.stdout))["code_prefix"] == "H24.85" and told["idle"] == 5
    assert "--idle 5" in (shown := run_motcua("agency", "set", "10993").stdout) and "hồ sơ bị treo" in shown
    for words, why in (
        (("31", "--rule", "date"), "chỉ đặt cho cấp xã"),
        (("10993", "--due-soon", "0"), "từ 1 đến 365"),
        (("10993", "--code-prefix", "xã ta"), "mã định danh đơn vị"),
    ):
        refused = run_motcua("agency", "set", *words)
        assert refused.returncode == 2 and why in refused.stderr


def test_a_unit_is_made_below_its_commune_and_takes_officers(run_motcua):
    made = run_motcua("agency", "add", "10993", "PKT", "--name", "Phòng Kinh tế", "--json")
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert (told["code"], told["kind"], told["parent"]["code"]) == ("10993.PKT", "unit", "10993")
    added = run_motcua("user", "add", "tuyet", "--commune", "10993.PKT", "--role", "handler")
    assert added.returncode == 0, added.stderr
    for words, why in (
        (("10993", "PKT", "--name", "Phòng khác"), "Đã có"),
        (("10993", "phòng", "--name", "Phòng khác"), "chữ hoa"),
        (("31", "X", "--name", "Phòng khác"), "Chỉ lập"),
    ):
        refused = run_motcua("agency", "add", *words)
        assert refused.returncode == 2 and why in refused.stderr
