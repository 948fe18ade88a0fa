// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
import adyen from './adyen.js'
import braintree from './braintree.js'
import checkoutCom from './checkout-com.js'
import coinbase from './coinbase.js'
import dwolla from './dwolla.js'
import flutterwave from './flutterwave.js'
import gocardless from './gocardless.js'
import klarna from './klarna.js'
import lemonSqueezy from './lemon-squeezy.js'
import mollie from './mollie.js'
import paddle from './paddle.js'
import paypal from './paypal.js'
import paystack from './paystack.js'
import plaid from './plaid.js'
import razorpay from './razorpay.js'
import shopify from './shopify.js'
import square from './square.js'
import stripe from './stripe.js'
import wise from './wise.js'

/** The whole catalogue. Where two rules match the same text, `precedence` decides, then certainty, then length. */
export const rules: readonly Rule[] = [
  ...adyen,
  ...braintree,
  ...checkoutCom,
  ...coinbase,
  ...dwolla,
  ...flutterwave,
  ...gocardless,
  ...klarna,
  ...lemonSqueezy,
  ...mollie,
  ...paddle,
  ...paypal,
  ...paystack,
  ...plaid,
  ...razorpay,
  ...shopify,
  ...square,
  ...stripe,
  ...wise,
]
