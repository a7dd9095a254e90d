import pickle

import yaml
from lxml import etree
from pickle import loads


def read(data, path, redis):
    pickle.loads(data)
    loads(redis.get("job"))
    yaml.load(data, Loader=yaml.Loader)
    with open(path, "rb") as file:
        pickle.load(file)
    etree.XMLParser(resolve_entities=True)
