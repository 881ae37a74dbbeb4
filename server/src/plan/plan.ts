import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { Indicator } from '../indicator/index.ts';
import { DateScalar } from '../wire/index.ts';

@ObjectType({ description: 'A target that names an entry of a plan as its source.', simpleResolvers: true })
export class PlanTarget {
  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => Area, { nullable: true, description: "null: for each of the town's areas." })
  area!: Area | null;

  @Field(() => Float)
  value!: number;

  @Field(() => Int)
  year!: number;

  @Field(() => String)
  source!: string;
}

@ObjectType({ description: '計画の項目: 基本目標, 施策, 取り組み; 章, 分野, 01.', simpleResolvers: true })
export class PlanNode {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => ID, { nullable: true })
  parentId!: string | null;

  @Field(() => String, { description: 'As the plan calls it; "" where it does not.' })
  level!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  owner!: string | null;

  @Field(() => String, { nullable: true })
  relatedPlan!: string | null;

  @Field(() => [PlanTarget], { description: "Targets whose source names the plan and this entry's code or title." })
  targets!: PlanTarget[];
}

@ObjectType({ simpleResolvers: true })
export class Plan {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The source that it came in by.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true })
  asOf!: string | null;

  @Field(() => [PlanNode], { description: 'Every entry, a parent before what stands below it.' })
  nodes!: PlanNode[];
}
