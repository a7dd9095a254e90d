const url = process.env.TEST_URL;
