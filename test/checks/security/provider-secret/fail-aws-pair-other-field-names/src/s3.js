export const credentials = {
  accessKeyId: '{{fake:aws-key-id}}',
  secretAccessKey: '{{fake:aws-secret-key}}',
};
