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


def test_nothing_found_ends_with_1(run_motcua):
    assert run_motcua("agency", "find", "không có xã này").returncode == 1
