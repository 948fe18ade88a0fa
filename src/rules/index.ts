// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
import adyen from './adyen.js'
import airtable from './airtable.js'
import algolia from './algolia.js'
import anthropic from './anthropic.js'
import asana from './asana.js'
import atlassian from './atlassian.js'
import atlassianBitbucket from './atlassian-bitbucket.js'
import braintree from './braintree.js'
import brevo from './brevo.js'
import buildkite from './buildkite.js'
import cerebras from './cerebras.js'
import checkoutCom from './checkout-com.js'
import circleci from './circleci.js'
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
import dwolla from './dwolla.js'
import dynatrace from './dynatrace.js'
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
import honeycomb from './honeycomb.js'
import huggingFace from './hugging-face.js'
import intercom from './intercom.js'
import jfrog from './jfrog.js'
import jwt from './jwt.js'
import klarna from './klarna.js'
import klaviyo from './klaviyo.js'
import kubernetes from './kubernetes.js'
import langchain from './langchain.js'
import langfuse from './langfuse.js'
import lemonSqueezy from './lemon-squeezy.js'
import linear from './linear.js'
import mailchimp from './mailchimp.js'
import mailersend from './mailersend.js'
import mailgun from './mailgun.js'
import messagebird from './messagebird.js'
import microsoftTeams from './microsoft-teams.js'
import mistral from './mistral.js'
import mollie from './mollie.js'
import mongodbAtlas from './mongodb-atlas.js'
import moonshot from './moonshot.js'
import neon from './neon.js'
import newRelic from './new-relic.js'
import notion from './notion.js'
import npm from './npm.js'
import nuget from './nuget.js'
import nvidia from './nvidia.js'
import onesignal from './onesignal.js'
import openai from './openai.js'
import openrouter from './openrouter.js'
import packagist from './packagist.js'
import paddle from './paddle.js'
import paypal from './paypal.js'
import paystack from './paystack.js'
import perplexity from './perplexity.js'
import pinecone from './pinecone.js'
import plaid from './plaid.js'
import planetscale from './planetscale.js'
import postman from './postman.js'
import postmark from './postmark.js'
import privateKey from './private-key.js'
import pulumi from './pulumi.js'
import pypi from './pypi.js'
import razorpay from './razorpay.js'
import replicate from './replicate.js'
import rubygems from './rubygems.js'
import sendgrid from './sendgrid.js'
import sentry from './sentry.js'
import shopify from './shopify.js'
import slack from './slack.js'
import snowflake from './snowflake.js'
import snyk from './snyk.js'
import sonar from './sonar.js'
import sourcegraph from './sourcegraph.js'
import square from './square.js'
import stabilityAi from './stability-ai.js'
import stripe from './stripe.js'
import supabase from './supabase.js'
import tavily from './tavily.js'
import telegram from './telegram.js'
import telnyx from './telnyx.js'
import togetherAi from './together-ai.js'
import travisCi from './travis-ci.js'
import twilio from './twilio.js'
import vonage from './vonage.js'
import weightsAndBiases from './weights-and-biases.js'
import wise from './wise.js'
import xai from './xai.js'
import zendesk from './zendesk.js'

/** The whole catalogue. Where two rules match the same text, `precedence` decides, then certainty, then length. */
export const rules: readonly Rule[] = [
  ...adyen,
  ...airtable,
  ...algolia,
  ...anthropic,
  ...asana,
  ...atlassian,
  ...atlassianBitbucket,
  ...braintree,
  ...brevo,
  ...buildkite,
  ...cerebras,
  ...checkoutCom,
  ...circleci,
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
  ...dwolla,
  ...dynatrace,
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
  ...honeycomb,
  ...huggingFace,
  ...intercom,
  ...jfrog,
  ...jwt,
  ...klarna,
  ...klaviyo,
  ...kubernetes,
  ...langchain,
  ...langfuse,
  ...lemonSqueezy,
  ...linear,
  ...mailchimp,
  ...mailersend,
  ...mailgun,
  ...messagebird,
  ...microsoftTeams,
  ...mistral,
  ...mollie,
  ...mongodbAtlas,
  ...moonshot,
  ...neon,
  ...newRelic,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...onesignal,
  ...openai,
  ...openrouter,
  ...packagist,
  ...paddle,
  ...paypal,
  ...paystack,
  ...perplexity,
  ...pinecone,
  ...plaid,
  ...planetscale,
  ...postman,
  ...postmark,
  ...privateKey,
  ...pulumi,
  ...pypi,
  ...razorpay,
  ...replicate,
  ...rubygems,
  ...sendgrid,
  ...sentry,
  ...shopify,
  ...slack,
  ...snowflake,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...stabilityAi,
  ...stripe,
  ...supabase,
  ...tavily,
  ...telegram,
  ...telnyx,
  ...togetherAi,
  ...travisCi,
  ...twilio,
  ...vonage,
  ...weightsAndBiases,
  ...wise,
  ...xai,
  ...zendesk,
]
