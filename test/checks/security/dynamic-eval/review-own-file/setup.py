from setuptools import setup

about = {}
exec(open("pkg/version.py").read(), about)
setup(name="pkg", version=about["version"])
