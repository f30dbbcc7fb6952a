locals {
  collector_scales = local.collector_enabled && var.collector.max_tasks > local.collector_tasks
}

# Between collector.tasks and collector.max_tasks; where they are one number there is nothing to scale.
resource "aws_appautoscaling_target" "collector" {
  count = local.collector_scales ? 1 : 0

  service_namespace  = "ecs"
  resource_id        = "service/${local.names.cluster}/${aws_ecs_service.collector[0].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = local.collector_tasks
  max_capacity       = var.collector.max_tasks
}

# CPU, because neither AWS exporter has a queue whose length could be followed.
resource "aws_appautoscaling_policy" "collector" {
  count = local.collector_scales ? 1 : 0

  name               = "${local.names.collector}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.collector[0].service_namespace
  resource_id        = aws_appautoscaling_target.collector[0].resource_id
  scalable_dimension = aws_appautoscaling_target.collector[0].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
