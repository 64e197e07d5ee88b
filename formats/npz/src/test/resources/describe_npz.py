"""Prints, as JSON, what NumPy finds in each npz file named on the command line."""
import hashlib
import json
import sys

import numpy

found = []
for path in sys.argv[1:]:
    arrays = {}
    with numpy.load(path) as archive:  # allow_pickle is off
        for name in archive.files:
            array = archive[name]
            arrays[name] = {
                "dtype": array.dtype.str,
                "shape": list(array.shape),
                "contiguous": bool(array.flags.c_contiguous),
                "sha256": hashlib.sha256(array.tobytes()).hexdigest(),
            }
        description = json.loads(archive["brine.json"].tobytes())
    found.append({"arrays": arrays, "description": description})
print(json.dumps(found))
