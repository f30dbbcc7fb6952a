# The way out to anywhere: one NAT gateway. It is one zone's, which is the price of paying for one.
resource "aws_internet_gateway" "gateway" {
  count = local.nat ? 1 : 0

  vpc_id = local.vpc_id
  tags   = { Name = var.prefix }
}

resource "aws_subnet" "public" {
  for_each = local.nat ? local.zones : {}

  vpc_id            = local.vpc_id
  availability_zone = each.key
  # The upper half, so that a zone added later moves nothing.
  cidr_block              = cidrsubnet(var.network.cidr, 4, 8 + each.value)
  map_public_ip_on_launch = false
  tags                    = { Name = "${var.prefix}-public-${each.key}" }
}

resource "aws_route_table" "public" {
  count = local.nat ? 1 : 0

  vpc_id = local.vpc_id
  tags   = { Name = "${var.prefix}-public" }
}

resource "aws_route" "internet" {
  count = local.nat ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.gateway[0].id
}

resource "aws_route_table_association" "public" {
  for_each = local.nat ? local.zones : {}

  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_eip" "nat" {
  count = local.nat ? 1 : 0

  domain = "vpc"
  tags   = { Name = "${var.prefix}-nat" }
}

resource "aws_nat_gateway" "nat" {
  count = local.nat ? 1 : 0

  allocation_id = aws_eip.nat[0].id
  subnet_id     = aws_subnet.public[local.zone_names[0]].id
  tags          = { Name = var.prefix }

  depends_on = [aws_route.internet]
}

resource "aws_route" "nat" {
  count = local.nat ? 1 : 0

  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat[0].id
}
