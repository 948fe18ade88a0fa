// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
import adyen from './adyen.js'
import airtable from './airtable.js'
import algolia from './algolia.js'
import anthropic from './anthropic.js'
import asaas from './asaas.js'
import asana from './asana.js'
import atlassian from './atlassian.js'
import atlassianBitbucket from './atlassian-bitbucket.js'
import braintree from './braintree.js'
import brevo from './brevo.js'
import buildkite from './buildkite.js'
import cerebras from './cerebras.js'
import chargebee from './chargebee.js'
import checkoutCom from './checkout-com.js'
import circleci from './circleci.js'
import clerk from './clerk.js'
import clickup from './clickup.js'
import clojars from './clojars.js'
import cloudsmith from './cloudsmith.js'
import codecov from './codecov.js'
import cohere from './cohere.js'
import coinbase from './coinbase.js'
import connectionString from './connection-string.js'
import cratesIo from './crates-io.js'
import credentialFiles from './credential-files.js'
import cursor from './cursor.js'
import databricks from './databricks.js'
import datadog from './datadog.js'
import deepseek from './deepseek.js'
import discord from './discord.js'
import dockerHub from './docker-hub.js'
import dockerSwarm from './docker-swarm.js'
import duffel from './duffel.js'
import dwolla from './dwolla.js'
import dynatrace from './dynatrace.js'
import easypost from './easypost.js'
import ebay from './ebay.js'
import elevenlabs from './elevenlabs.js'
import figma from './figma.js'
import firebase from './firebase.js'
import firecrawl from './firecrawl.js'
import fireworksAi from './fireworks-ai.js'
import flutterwave from './flutterwave.js'
import generic from './generic.js'
import gitea from './gitea.js'
import github from './github.js'
import gitlab from './gitlab.js'
import gocardless from './gocardless.js'
import grafana from './grafana.js'
import groq from './groq.js'
import hashicorpTerraform from './hashicorp-terraform.js'
import hexPm from './hex-pm.js'
import highnote from './highnote.js'
import honeycomb from './honeycomb.js'
import huggingFace from './hugging-face.js'
import intercom from './intercom.js'
import jfrog from './jfrog.js'
import jwt from './jwt.js'
import klarna from './klarna.js'
import klaviyo from './klaviyo.js'
import knock from './knock.js'
import kubernetes from './kubernetes.js'
import langchain from './langchain.js'
import langfuse from './langfuse.js'
import lemonSqueezy from './lemon-squeezy.js'
import linear from './linear.js'
import lob from './lob.js'
import mailchimp from './mailchimp.js'
import mailersend from './mailersend.js'
import mailgun from './mailgun.js'
import mercadoPago from './mercado-pago.js'
import mercury from './mercury.js'
import messagebird from './messagebird.js'
import microsoftTeams from './microsoft-teams.js'
import midtrans from './midtrans.js'
import mistral from './mistral.js'
import mollie from './mollie.js'
import mongodbAtlas from './mongodb-atlas.js'
import moonshot from './moonshot.js'
import moyasar from './moyasar.js'
import neon from './neon.js'
import newRelic from './new-relic.js'
import notion from './notion.js'
import npm from './npm.js'
import nuget from './nuget.js'
import nvidia from './nvidia.js'
import omise from './omise.js'
import onesignal from './onesignal.js'
import onfido from './onfido.js'
import openai from './openai.js'
import openrouter from './openrouter.js'
import packagist from './packagist.js'
import paddle from './paddle.js'
import pagarme from './pagarme.js'
import paymongo from './paymongo.js'
import paypal from './paypal.js'
import paystack from './paystack.js'
import perplexity from './perplexity.js'
import persona from './persona.js'
import pinecone from './pinecone.js'
import plaid from './plaid.js'
import planetscale from './planetscale.js'
import polar from './polar.js'
import postman from './postman.js'
import postmark from './postmark.js'
import privateKey from './private-key.js'
import proof from './proof.js'
import pulumi from './pulumi.js'
import pusher from './pusher.js'
import pypi from './pypi.js'
import rainforestPay from './rainforest-pay.js'
import ramp from './ramp.js'
import razorpay from './razorpay.js'
import recharge from './recharge.js'
import replicate from './replicate.js'
import resend from './resend.js'
import rubygems from './rubygems.js'
import sendgrid from './sendgrid.js'
import sentry from './sentry.js'
import shippo from './shippo.js'
import shopify from './shopify.js'
import slack from './slack.js'
import snowflake from './snowflake.js'
import snyk from './snyk.js'
import sonar from './sonar.js'
import sourcegraph from './sourcegraph.js'
import square from './square.js'
import stabilityAi from './stability-ai.js'
import stripe from './stripe.js'
import stytch from './stytch.js'
import supabase from './supabase.js'
import svix from './svix.js'
import tavily from './tavily.js'
import telegram from './telegram.js'
import telnyx from './telnyx.js'
import togetherAi from './together-ai.js'
import travisCi from './travis-ci.js'
import triggerDev from './trigger-dev.js'
import twilio from './twilio.js'
import twitch from './twitch.js'
import unkey from './unkey.js'
import vonage from './vonage.js'
import weightsAndBiases from './weights-and-biases.js'
import wise from './wise.js'
import workos from './workos.js'
import xai from './xai.js'
import xendit from './xendit.js'
import zendesk from './zendesk.js'

/** The whole catalogue. Where two rules match the same text, `precedence` decides, then certainty, then length. */
export const rules: readonly Rule[] = [
  ...adyen,
  ...airtable,
  ...algolia,
  ...anthropic,
  ...asaas,
  ...asana,
  ...atlassian,
  ...atlassianBitbucket,
  ...braintree,
  ...brevo,
  ...buildkite,
  ...cerebras,
  ...chargebee,
  ...checkoutCom,
  ...circleci,
  ...clerk,
  ...clickup,
  ...clojars,
  ...cloudsmith,
  ...codecov,
  ...cohere,
  ...coinbase,
  ...connectionString,
  ...cratesIo,
  ...credentialFiles,
  ...cursor,
  ...databricks,
  ...datadog,
  ...deepseek,
  ...discord,
  ...dockerHub,
  ...dockerSwarm,
  ...duffel,
  ...dwolla,
  ...dynatrace,
  ...easypost,
  ...ebay,
  ...elevenlabs,
  ...figma,
  ...firebase,
  ...firecrawl,
  ...fireworksAi,
  ...flutterwave,
  ...generic,
  ...gitea,
  ...github,
  ...gitlab,
  ...gocardless,
  ...grafana,
  ...groq,
  ...hashicorpTerraform,
  ...hexPm,
  ...highnote,
  ...honeycomb,
  ...huggingFace,
  ...intercom,
  ...jfrog,
  ...jwt,
  ...klarna,
  ...klaviyo,
  ...knock,
  ...kubernetes,
  ...langchain,
  ...langfuse,
  ...lemonSqueezy,
  ...linear,
  ...lob,
  ...mailchimp,
  ...mailersend,
  ...mailgun,
  ...mercadoPago,
  ...mercury,
  ...messagebird,
  ...microsoftTeams,
  ...midtrans,
  ...mistral,
  ...mollie,
  ...mongodbAtlas,
  ...moonshot,
  ...moyasar,
  ...neon,
  ...newRelic,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...omise,
  ...onesignal,
  ...onfido,
  ...openai,
  ...openrouter,
  ...packagist,
  ...paddle,
  ...pagarme,
  ...paymongo,
  ...paypal,
  ...paystack,
  ...perplexity,
  ...persona,
  ...pinecone,
  ...plaid,
  ...planetscale,
  ...polar,
  ...postman,
  ...postmark,
  ...privateKey,
  ...proof,
  ...pulumi,
  ...pusher,
  ...pypi,
  ...rainforestPay,
  ...ramp,
  ...razorpay,
  ...recharge,
  ...replicate,
  ...resend,
  ...rubygems,
  ...sendgrid,
  ...sentry,
  ...shippo,
  ...shopify,
  ...slack,
  ...snowflake,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...stabilityAi,
  ...stripe,
  ...stytch,
  ...supabase,
  ...svix,
  ...tavily,
  ...telegram,
  ...telnyx,
  ...togetherAi,
  ...travisCi,
  ...triggerDev,
  ...twilio,
  ...twitch,
  ...unkey,
  ...vonage,
  ...weightsAndBiases,
  ...wise,
  ...workos,
  ...xai,
  ...xendit,
  ...zendesk,
]
