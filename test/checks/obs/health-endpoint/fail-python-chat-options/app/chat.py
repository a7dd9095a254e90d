from slack_bolt import App

from app.ids import ActionIds

app = App()


@app.options(ActionIds.tags)
def tags(ack):
    ack(options=[])
