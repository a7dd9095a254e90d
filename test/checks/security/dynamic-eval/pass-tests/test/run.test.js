const text = process.argv[2];
eval(text);
