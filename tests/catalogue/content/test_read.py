"""What a version says, whatever it came from."""

from __future__ import annotations

import pytest

from motcua.catalogue.content import (
    Component,
    Content,
    Fee,
    Ground,
    Result,
    as_dict,
    content_of_details,
    default_grounds,
    from_dict,
    ground_rules,
)
from motcua.catalogue.content.written import BadContent

FINANCE = Ground("tai-chinh", "Nghĩa vụ tài chính", "chưa xác nhận", "resume", "finance")


def test_what_the_editor_wrote_is_read_again():
    content = Content(
        components=(Component("tp-1", "Tờ khai", reusable=True),),
        fees=(Fee("Lệ phí", 8000, "in_person", "bản", "NQ", "hộ nghèo"),),
        results=(Result("Giấy khai sinh", "KQ", True),),
        grounds=(FINANCE,),
        legal_basis=("Luật Hộ tịch",),
        conditions="không",
    )
    assert from_dict(as_dict(content)) == content
    read = content_of_details({"content": as_dict(content)})
    assert read.components == content.components
    assert [ground.key for ground in read.grounds] == ["bo-sung", "tai-chinh"]


def test_every_version_has_the_one_supplement_request_of_the_decree():
    (ground,) = content_of_details({}).grounds
    assert (ground.policy, ground.waits_for, ground.within_days) == ("restart", "supplement", 3)
    assert "Điều 19" in ground.article


def test_a_sectors_own_rule_for_supplements_takes_the_place_of_the_decrees():
    own = Ground("bo-sung-dat-dai", "Bổ sung", "luật đất đai", "resume", "supplement")
    read = content_of_details({"content": as_dict(Content(grounds=(own,)))})
    assert read.grounds == (own,)
    assert read.ground_for("supplement") == own
    assert read.ground_for("finance") is None


def test_the_rules_learn_what_each_ground_does():
    rules = ground_rules((*default_grounds(), FINANCE))
    assert rules["bo-sung"] == ("restart", 3)
    assert rules["tai-chinh"] == ("resume", 0)


def test_the_portals_papers_fees_and_results_are_read_as_far_as_they_are_stated():
    read = content_of_details(
        {
            "components": [
                {
                    "nhom": None,
                    "ten": "- Tờ khai",
                    "mau_don_file": "to-khai.docx",
                    "ban_chinh": 1,
                    "ban_sao": 0,
                },
                {
                    "nhom": None,
                    "ten": "Trường hợp ủy quyền",
                    "mau_don_file": None,
                    "ban_chinh": 1,
                    "ban_sao": 1,
                },
                {"nhom": "Lưu ý", "ten": "Xem kỹ", "mau_don_file": None, "ban_chinh": 0, "ban_sao": 0},
            ],
            "channels": [
                {"channel": "Trực tuyến", "fee": "Miễn phí", "note": ""},
                {"channel": "Trực tiếp", "fee": "2,000 Việt Nam Đồng(/trang)", "note": "theo trang"},
                {"channel": "Trực tiếp", "fee": "20 VNĐ(20.000 đ/tờ khai)", "note": ""},
                {"channel": "Trực tiếp", "fee": "10 USD(/bản)", "note": ""},
                {"channel": "Dịch vụ bưu chính", "fee": "Không có thông tin", "note": ""},
            ],
            "results": [{"ten": "Bản sao", "ma": "KQ.1"}],
        }
    )
    assert [(one.key, one.name, one.required) for one in read.components] == [
        ("tp-1", "Tờ khai", True), ("tp-2", "Trường hợp ủy quyền", False), ("tp-3", "Xem kỹ", False),
    ]  # fmt: skip
    assert [(fee.channel, fee.amount, fee.per) for fee in read.fees] == [
        ("online", 0, ""), ("in_person", 2000, "trang"), ("in_person", None, ""), ("in_person", None, ""),
    ]  # fmt: skip
    assert [fee.amount for fee in read.fees_by("online")] == [0]
    assert read.results == (Result("Bản sao", "KQ.1"),)


def test_a_list_that_only_counts_the_papers_gives_their_number():
    read = content_of_details({"components": 4})
    assert (read.component_count, read.components) == (4, ())


@pytest.mark.parametrize(
    "data",
    [
        {"components": [{"x": 1}]},
        {"fees": [{"name": "x", "amount": 1, "channel": "fax"}]},
        {"grounds": [{"key": "x", "name": "x", "article": "", "policy": "pause", "waits_for": "other"}]},
        {"components": "x"},
    ],
)
def test_stored_content_that_is_none_is_refused(data):
    with pytest.raises(BadContent):
        from_dict(data)
