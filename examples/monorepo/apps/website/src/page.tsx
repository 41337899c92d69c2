import { Card } from '@acme/ui';

const products = ['Anvils', 'Rockets', 'Magnets'];

export function Page() {
  return products.map((name) => (
    <Card key={name} title={name}>
      <a href={`/products/${name.toLowerCase()}`}>More</a>
    </Card>
  ));
}
