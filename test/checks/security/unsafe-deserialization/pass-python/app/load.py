import json
import pickle

import yaml
from .store import load


def read(data):
    json.loads(data)
    yaml.safe_load(data)
    load(data)
    copy = pickle.loads(pickle.dumps(data))
    return copy
