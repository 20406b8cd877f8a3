"""Entry by table 表格录入: kinds of tables, their template, what a filled one says, and which manuscripts its rows become."""
