"""A mark of classification is one; talk about secrets is none."""

import pytest

from gongkai.text.secrecy_marks import marks_in_name, secrecy_marks


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密★10年\n明川市人民政府文件", "机密★10年"),
        ("绝密★启用前\n2024年招聘考试", "绝密★启用前"),
        ("000001\n秘密★\n特急", "秘密★"),
        ("秘 密 ★ 5 年\n", "秘密★5年"),
        ("机密☆长期\n", "机密☆长期"),
        ("密级：机密\n", "机密"),
        ("秘  密\n明川市", "秘密"),
        ("【机密】\n会议纪要", "机密"),
        ("密级和保密期限：秘密★5年", "秘密★5年"),
        ("内部资料 注意保存\n", "内部资料注意保存"),
        ("内部文件\n关于", "内部文件"),
        ("正文\n" * 30 + "机密★1年\n附件", "机密★1年"),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert [one.masked for one in secrecy_marks(text)] == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国保守国家秘密法》，国家秘密分为绝密、机密、秘密三级。",
        "一、涉及国家秘密、商业秘密、个人隐私的，不予公开。",
        "在文件首页标注“机密★10年”字样。",
        "标志形式如：“秘密★5年”、“绝密★长期”",
        "保密审查\n关于加强机密文件管理的通知",
        "（三）不予公开\n1.属于国家秘密",
        "正文\n" * 30 + "秘密\n",
        "内部资料性出版物管理办法",
        "密级：公开",
    ],
)
def test_talk(text: str) -> None:
    assert secrecy_marks(text) == []


def test_names_of_files() -> None:
    assert [one.masked for one in marks_in_name("机密★3年 名单.docx")] == ["机密★3年"]
    assert [one.masked for one in marks_in_name("【秘密】会议纪要.pdf")] == ["秘密"]
    assert [one.masked for one in marks_in_name("会议纪要（内部资料）.pdf")] == ["内部资料"]
    assert marks_in_name("保守国家秘密法.pdf") == marks_in_name("机密文件管理办法.docx") == []
