"""
The directive reader: the text of official documents in, proposals out. Pure, no framework.

It owns the reading of heads, recipients, signatures, citations and duties. Whatever it returns is
a proposal that stands on an exact slice of the text; nothing here registers anything. It never
raises on any text, and what a document does not say comes out empty. Entry: `read.read`.
"""
