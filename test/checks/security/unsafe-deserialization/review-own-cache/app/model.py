import pickle


def model():
    with open("model.pkl", "rb") as file:
        return pickle.load(file)
