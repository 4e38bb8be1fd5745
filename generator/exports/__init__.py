"""What programs and spreadsheets take from the site: the API, the tables to download, how to cite, what changed.

Pure functions of the Catalog and its bands, each a file or some. The same data give the same bytes, on any day of the
year; the order of the files of data/ shows only where it is the order of the site.
"""
