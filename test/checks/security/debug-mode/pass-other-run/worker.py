from shop.pipeline import Pipeline

pipeline = Pipeline()
pipeline.run(debug=True)
