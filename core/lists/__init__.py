"""Reading lists that come as files: CSV of any usual encoding, workbooks, dates as people write them."""
