import ast


def exec(command):
    return command


def run(model, frame, text):
    model.eval()
    frame.eval(text)
    exec(text)
    return ast.literal_eval(text)
