app.get('/health', ok);
