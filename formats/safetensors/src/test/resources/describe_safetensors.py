"""Prints, as JSON, what the safetensors package finds in each file named on the command line."""
import hashlib
import json
import sys

import safetensors

found = []
for path in sys.argv[1:]:
    with safetensors.safe_open(path, framework="np") as opened:
        metadata = opened.metadata()
    with open(path, "rb") as file:
        tensors = {
            name: {
                "dtype": tensor["dtype"],
                "shape": list(tensor["shape"]),
                "sha256": hashlib.sha256(bytes(tensor["data"])).hexdigest(),
            }
            for name, tensor in safetensors.deserialize(file.read())
        }
    found.append({"tensors": tensors, "metadata": metadata})
print(json.dumps(found))
