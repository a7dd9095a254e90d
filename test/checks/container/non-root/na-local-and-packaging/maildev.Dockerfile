FROM node:24
CMD ["maildev"]
