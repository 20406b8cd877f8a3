"""The verbs: bring units, the structure and documents in from files."""

from gongkai.exchange.services.documents import Options, import_documents
from gongkai.exchange.services.structure import import_structure
from gongkai.exchange.services.units import import_units

__all__ = ["Options", "import_documents", "import_structure", "import_units"]
