def login(response, token):
    response.set_cookie("remember_token", token)
