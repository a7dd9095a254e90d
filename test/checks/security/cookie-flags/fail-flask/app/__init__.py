from flask import Flask, session

app = Flask(__name__)
