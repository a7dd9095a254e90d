import boto3

s3 = boto3.client(
    "s3",
    aws_access_key_id="{{fake:aws-key-id}}",
    aws_secret_access_key="{{fake:aws-secret-key}}",
)
