FROM maven:3.9
COPY . .
CMD ["java"]
