/** The events of Braze's page on the Customer Data API, with the requests that it expects. */
export const pageExamples: readonly { readonly title: string; readonly event: string; readonly expected: string }[] = [
  {
    title: 'product view',
    event: `{
  "events": [
    {
      "email": "test@braze.com",
      "name": "Product Viewed",
      "time": "2023-12-06T19:20:45+01:00",
      "properties": {
        "categories": [
          {
            "id": "Bathroom",
            "url": "https://example.com/cat/bathroom"
          }
        ],
        "meta": {
          "color": "green"
        },
        "title": "All-Purpose Cleaning Wipes",
        "price": 1.99,
        "id": "56544",
        "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"
      }
    }
  ]
}`,
    expected: `curl --location --request POST 'https://collector.movableink-dmz.com/behavioral/{{key}}' \\
--header 'Authorization: Basic {{authorization}}' \\
--header 'Content-Type: application/json' \\
--data-raw '{
  "anonymous_id": "123-abc-678",
  "event": "product_viewed",
  "properties": {
    "categories": [
      {
        "id": "Bathroom",
        "url": "https://example.com/cat/bathroom"
      }
    ],
    "meta": {
      "color": "green"
    },
    "title": "All-Purpose Cleaning Wipes",
    "price": 1.99,
    "id": "56544",
    "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"
  },
  "timestamp": 1257894000000,
  "timezone": "America/New_York",
  "type": "track",
  "user_id": "5c3aa83113dd490100d3d8d7"
}'
`,
  },
  {
    title: 'category view',
    event: `{
  "events": [
    {
      "external_id": "123456789",
      "name": "Category Viewed",
      "time": "2023-12-06T19:20:45+01:00",
      "properties": {
        "id": "bathroom-1",
        "title": "Bathroom Stuff",
        "url": "https://www.example.com/categories/bathroom"
      }
    }
  ]
}`,
    expected: `curl --location --request POST 'https://collector.movableink-dmz.com/behavioral/{{key}}' \\
--header 'Authorization: Basic {{authorization}}' \\
--header 'Content-Type: application/json' \\
--data-raw '{
  "anonymous_id": "123-abc-678",
  "event": "category_viewed",
  "properties": {
    "id": "bathroom-1",
    "title": "Bathroom Stuff",
    "url": "https://www.example.com/categories/bathroom"
  },
  "timestamp": 1257894000000,
  "timezone": "America/New_York",
  "type": "track",
  "user_id": "5c3aa83113dd490100d3d8d7"
}'
`,
  },
  {
    title: 'identify',
    event: `{
  "events": [
    {
      "external_id": "123456789",
      "name": "Account Created",
      "time": "2023-12-06T19:20:45+01:00"
    }
  ]
}`,
    expected: `curl --location --request POST 'https://collector.movableink-dmz.com/behavioral/{{key}}' \\
--header 'Authorization: Basic {{authorization}}' \\
--header 'Content-Type: application/json' \\
--data-raw '{
  "anonymous_id": "jg0iq5gd30dqpwn8zmx05p06mzjmjir4r8",
  "timestamp": 1257894000000,
  "timezone": "America/New_York",
  "type": "identify",
  "user_id": "mycustomerid123"
}'
`,
  },
];

const product = {
  product_id: 'SKU-RUN-4821',
  product_name: 'Ultraboost Running Shoe',
  variant_id: 'UB-BLK-11',
  quantity: 1,
  price: 189.99,
  metadata: { color: 'Core Black', size: '11' },
};

const order = {
  order_id: 'ord_77821',
  cart_id: 'cart_abc123',
  total_value: 224.96,
  subtotal_value: 209.97,
  tax: 9.0,
  shipping: 5.99,
  currency: 'USD',
  total_discounts: 10.0,
  discounts: [{ code: 'SPRING10', amount: 10.0, type: 'percentage' }],
  products: [product, { ...product, product_id: 'SKU-SOCK-1', metadata: undefined }],
  source: 'web',
  metadata: { order_status_url: 'https://www.example.com/orders/ord_77821/status' },
};

const { order_id: _, total_discounts: __, discounts: ___, ...cart } = order;

/** The events that Braze recommends, by their names, with the properties of its samples. */
export const recommended: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'ecommerce.product_viewed': {
    product_id: 'SKU-RUN-4821',
    product_name: 'Ultraboost Running Shoe',
    variant_id: 'UB-BLK-11',
    image_url: 'https://cdn.example.com/shoes/ub-blk-11.jpg',
    product_url: 'https://www.example.com/products/ultraboost-running-shoe?variant=UB-BLK-11',
    price: 189.99,
    currency: 'USD',
    source: 'web',
    type: ['price_drop', 'back_in_stock'],
    metadata: { sku: 'UB-BLK-11-SKU', category: 'Running Shoes', brand: 'Shoe Brand' },
  },
  'ecommerce.cart_updated': { ...cart, action: 'add' },
  'ecommerce.checkout_started': { ...cart, checkout_id: 'chk_1' },
  'ecommerce.order_placed': order,
  'ecommerce.order_cancelled': { ...order, cancel_reason: 'changed my mind' },
  'ecommerce.order_refunded': { ...order, metadata: { tags: ['late'], order_number: 12 } },
};
