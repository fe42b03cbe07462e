"""
Scanned pages: their pictures, the words recognised on them, and the lines these make.

Pure: bytes in, values out. Recognition is Tesseract's, with its Vietnamese data, when the machine
has it. Words stay as they were recognised; each keeps its box and how sure the machine was.
"""
