import pickle


def store(path, value):
    with open(path, "wb") as file:
        pickle.dump(value, file)

def fetch(path):
    with open(path, "rb") as file:
        return pickle.load(file)
