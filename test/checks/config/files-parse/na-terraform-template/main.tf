resource "aws_iam_policy" "queue" {
  policy = templatefile("${path.module}/policies/queue.json", { queue_arns = jsonencode(var.queues) })
}
