"""One module for each kind of resource: read the parameters, call one query, give its rows a shape."""
