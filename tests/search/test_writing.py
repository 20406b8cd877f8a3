"""One writer; readers see what was committed."""

from pathlib import Path

import pytest

from gongkai.search.engine import Reader
from gongkai.search.values import SearchRequest
from gongkai.search.writing import Writer
from tests.search.corpus import document, index


def found(reader: Reader, q: str) -> tuple[int, ...]:
    reader.reload()
    return reader.search(SearchRequest(q=q)).ids


def test_a_document_is_replaced_not_doubled(tmp_path: Path) -> None:
    reader = index(tmp_path, [document(1, "供水管理办法"), document(2, "供热管理办法")])
    writer = Writer(tmp_path)
    writer.replace([document(1, "城市供水条例")])
    assert found(reader, "供水管理办法")[0] == 1  # not yet committed
    writer.commit()
    assert found(reader, "城市供水条例") == (1,)
    assert reader.count() == 2
    writer.replace([document(1, "城市供水条例")])
    writer.commit()
    assert found(reader, "供水") == (1,)
    writer.close()


def test_deleted_documents_are_not_found(tmp_path: Path) -> None:
    reader = index(tmp_path, [document(1, "供水管理办法"), document(2, "供热管理办法")])
    writer = Writer(tmp_path)
    writer.delete([1, 999])
    writer.commit()
    assert found(reader, "管理办法") == (2,)
    writer.close()


def test_what_was_not_committed_is_lost_and_the_rest_is_there(tmp_path: Path) -> None:
    index(tmp_path, [document(1, "供水管理办法")])
    writer = Writer(tmp_path)
    writer.replace([document(2, "供热管理办法")])
    writer.close()
    assert found(Reader(tmp_path), "管理办法") == (1,)


def test_there_is_one_writer(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    with pytest.raises(ValueError, match="Lock"):
        Writer(tmp_path)
    writer.close()
    Writer(tmp_path).close()


def test_there_must_be_an_index_to_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Reader(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError):
        Reader(tmp_path)
