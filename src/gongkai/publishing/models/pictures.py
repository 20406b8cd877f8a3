"""Files that came as pictures of a text, not as attachments."""

from django.db import models

from gongkai.files.models import StoredFile


class Picture(models.Model):
    """The file belongs to the text that shows it: where the text shows it no more, it is not published either."""

    file = models.OneToOneField(StoredFile, primary_key=True, on_delete=models.CASCADE, related_name="picture")

    def __str__(self) -> str:
        return self.file.filename
