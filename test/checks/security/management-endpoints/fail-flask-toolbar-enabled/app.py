from flask import Flask
from flask_debugtoolbar import DebugToolbarExtension

app = Flask(__name__)
app.config["DEBUG_TB_ENABLED"] = True
app.config.update(DEBUG_TB_ENABLED=True)
DebugToolbarExtension(app)
