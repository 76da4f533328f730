"""Set-based news for whoever derives something from the catalogue.

Django's `post_save` is silent for bulk statements; these carry the ids of one or of thousands of
rows, and are sent inside the transaction that wrote them.
"""

from django.dispatch import Signal

images_changed = Signal()  # image_ids: list[int]
products_changed = Signal()  # product_ids: list[int]; their words may have changed
categories_changed = Signal()  # category_ids: list[int]
categories_published = Signal()  # category_ids: list[int]; what shoppers see of them changes
