"""How static files are stored: by their content, compressed; imports between modules follow the new names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Modules import each other by relative paths, so no import map, and no nonce, is needed."""

    support_js_module_import_aggregation = True
