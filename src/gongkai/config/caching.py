"""The cache of an installation without CACHE_URL: memory of each process for pages, files for what all web processes must agree on."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache

#: Keys of the sign-in: counted attempts, locks, codes that were used.
SHARED = "allauth"


class LockFiles(FileBasedCache):
    """Files under a folder. `add` is one step of the file system, so that of two processes only one gets a lock."""

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """False where the key is there and has not run out."""
        if self.has_key(key, version):  # removes one that has run out
            return False
        self._createdir()
        draft, path = tempfile.mkstemp(dir=self._dir)
        try:
            with open(draft, "wb") as file:
                self._write_content(file, timeout, value)
            os.link(path, self._key_to_file(key, version))
        except FileExistsError:
            return False
        finally:
            Path(path).unlink()
        return True


class OwnCache(LocMemCache):
    """Memory, with the keys of the sign-in in files under OPTIONS["SHARED"]."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, {**params, "OPTIONS": {}})
        self._files = LockFiles(params["OPTIONS"]["SHARED"], {"OPTIONS": {"MAX_ENTRIES": 20_000}})

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        add = self._files.add if _shared(key) else super().add
        return add(key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        get = self._files.get if _shared(key) else super().get
        return get(key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        put = self._files.set if _shared(key) else super().set
        put(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        delete = self._files.delete if _shared(key) else super().delete
        return delete(key, version)

    def clear(self) -> None:
        super().clear()
        self._files.clear()


def _shared(key: Any) -> bool:
    return str(key).startswith(SHARED)
