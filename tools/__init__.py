"""Tools for those who maintain the project; the portal itself never imports them."""
