// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
import _1password from './1password.js'
import abacatepay from './abacatepay.js'
import ably from './ably.js'
import adafruit from './adafruit.js'
import adobe from './adobe.js'
import adyen from './adyen.js'
import africasTalking from './africas-talking.js'
import aftership from './aftership.js'
import aikido from './aikido.js'
import airtable from './airtable.js'
import aiven from './aiven.js'
import akamaiEdgegrid from './akamai-edgegrid.js'
import alchemy from './alchemy.js'
import algolia from './algolia.js'
import alibabaCloud from './alibaba-cloud.js'
import alpaca from './alpaca.js'
import amp from './amp.js'
import amplitude from './amplitude.js'
import ansible from './ansible.js'
import anthropic from './anthropic.js'
import apache from './apache.js'
import apify from './apify.js'
import apollo from './apollo.js'
import appwrite from './appwrite.js'
import arcjet from './arcjet.js'
import asaas from './asaas.js'
import asana from './asana.js'
import assemblyai from './assemblyai.js'
import atlassian from './atlassian.js'
import atlassianBitbucket from './atlassian-bitbucket.js'
import auth0 from './auth0.js'
import authress from './authress.js'
import autumn from './autumn.js'
import aws from './aws.js'
import axiom from './axiom.js'
import azureDevops from './azure-devops.js'
import backblaze from './backblaze.js'
import binance from './binance.js'
import bitly from './bitly.js'
import bitwarden from './bitwarden.js'
import blockfrost from './blockfrost.js'
import blynk from './blynk.js'
import botpress from './botpress.js'
import box from './box.js'
import braintree from './braintree.js'
import braveSearch from './brave-search.js'
import brevo from './brevo.js'
import brex from './brex.js'
import browserUse from './browser-use.js'
import browserbase from './browserbase.js'
import browserstack from './browserstack.js'
import builderIo from './builder-io.js'
import buildkite from './buildkite.js'
import calCom from './cal-com.js'
import calendly from './calendly.js'
import canva from './canva.js'
import capsolver from './capsolver.js'
import cartesia from './cartesia.js'
import cashfree from './cashfree.js'
import castAi from './cast-ai.js'
import cerebras from './cerebras.js'
import cfxRe from './cfx-re.js'
import chapa from './chapa.js'
import chargebee from './chargebee.js'
import checkly from './checkly.js'
import checkoutCom from './checkout-com.js'
import chroma from './chroma.js'
import chromatic from './chromatic.js'
import chutes from './chutes.js'
import circleci from './circleci.js'
import ciscoMeraki from './cisco-meraki.js'
import clerk from './clerk.js'
import clickhouse from './clickhouse.js'
import clickup from './clickup.js'
import clojars from './clojars.js'
import close from './close.js'
import cloudflare from './cloudflare.js'
import cloudflareTunnel from './cloudflare-tunnel.js'
import cloudflareTurnstile from './cloudflare-turnstile.js'
import cloudinary from './cloudinary.js'
import cloudsmith from './cloudsmith.js'
import cockroachdb from './cockroachdb.js'
import codeClimate from './code-climate.js'
import codecov from './codecov.js'
import codesandbox from './codesandbox.js'
import cohere from './cohere.js'
import coinbase from './coinbase.js'
import coingecko from './coingecko.js'
import composio from './composio.js'
import confluent from './confluent.js'
import connectionString from './connection-string.js'
import contentful from './contentful.js'
import contentstack from './contentstack.js'
import context7 from './context7.js'
import convex from './convex.js'
import coralogix from './coralogix.js'
import courier from './courier.js'
import coze from './coze.js'
import cratesIo from './crates-io.js'
import credentialFiles from './credential-files.js'
import creem from './creem.js'
import cursor from './cursor.js'
import cypress from './cypress.js'
import databento from './databento.js'
import databricks from './databricks.js'
import datadog from './datadog.js'
import datastax from './datastax.js'
import daytona from './daytona.js'
import dbtCloud from './dbt-cloud.js'
import deepgram from './deepgram.js'
import deepl from './deepl.js'
import deepseek from './deepseek.js'
import definedNetworking from './defined-networking.js'
import denoDeploy from './deno-deploy.js'
import dependencyTrack from './dependency-track.js'
import devcycle from './devcycle.js'
import devin from './devin.js'
import digitalocean from './digitalocean.js'
import dingtalk from './dingtalk.js'
import discord from './discord.js'
import django from './django.js'
import dnsimple from './dnsimple.js'
import dockerHub from './docker-hub.js'
import dockerSwarm from './docker-swarm.js'
import doppler from './doppler.js'
import dotenv from './dotenv.js'
import dropbox from './dropbox.js'
import duffel from './duffel.js'
import dwolla from './dwolla.js'
import dynatrace from './dynatrace.js'
import e2b from './e2b.js'
import easypost from './easypost.js'
import ebay from './ebay.js'
import elastic from './elastic.js'
import elevenlabs from './elevenlabs.js'
import esri from './esri.js'
import ethereum from './ethereum.js'
import etherscan from './etherscan.js'
import etsy from './etsy.js'
import evervault from './evervault.js'
import exoscale from './exoscale.js'
import expo from './expo.js'
import fal from './fal.js'
import fastly from './fastly.js'
import feishu from './feishu.js'
import figma from './figma.js'
import firebase from './firebase.js'
import firecrawl from './firecrawl.js'
import fireworksAi from './fireworks-ai.js'
import flagsmith from './flagsmith.js'
import flutterwave from './flutterwave.js'
import flutterwaveEncryption from './flutterwave-encryption.js'
import fly from './fly.js'
import frameIo from './frame-io.js'
import freemius from './freemius.js'
import gcNotify from './gc-notify.js'
import generic from './generic.js'
import genericLogins from './generic-logins.js'
import ghost from './ghost.js'
import gitea from './gitea.js'
import github from './github.js'
import githubOauthApp from './github-oauth-app.js'
import gitlab from './gitlab.js'
import gitpod from './gitpod.js'
import gocardless from './gocardless.js'
import godaddy from './godaddy.js'
import goldrush from './goldrush.js'
import google from './google.js'
import googleChat from './google-chat.js'
import googleCloud from './google-cloud.js'
import grafana from './grafana.js'
import groq from './groq.js'
import growthbook from './growthbook.js'
import harness from './harness.js'
import hashicorpConsul from './hashicorp-consul.js'
import hashicorpNomad from './hashicorp-nomad.js'
import hashicorpTerraform from './hashicorp-terraform.js'
import hashicorpVault from './hashicorp-vault.js'
import hcaptcha from './hcaptcha.js'
import helicone from './helicone.js'
import helius from './helius.js'
import heroku from './heroku.js'
import hetzner from './hetzner.js'
import hexPm from './hex-pm.js'
import hexTechnologies from './hex-technologies.js'
import heygen from './heygen.js'
import highnote from './highnote.js'
import honeycomb from './honeycomb.js'
import hubspot from './hubspot.js'
import huggingFace from './hugging-face.js'
import ibmCloud from './ibm-cloud.js'
import ifttt from './ifttt.js'
import imagekit from './imagekit.js'
import infisical from './infisical.js'
import infobip from './infobip.js'
import infracost from './infracost.js'
import infura from './infura.js'
import inngest from './inngest.js'
import instagram from './instagram.js'
import intercom from './intercom.js'
import intra42 from './intra42.js'
import jenkins from './jenkins.js'
import jetbrains from './jetbrains.js'
import jfrog from './jfrog.js'
import jina from './jina.js'
import jwt from './jwt.js'
import kaggle from './kaggle.js'
import keygen from './keygen.js'
import klarna from './klarna.js'
import klaviyo from './klaviyo.js'
import knock from './knock.js'
import kong from './kong.js'
import kraken from './kraken.js'
import kubernetes from './kubernetes.js'
import lambdatest from './lambdatest.js'
import langchain from './langchain.js'
import langfuse from './langfuse.js'
import launchdarkly from './launchdarkly.js'
import lemonSqueezy from './lemon-squeezy.js'
import letta from './letta.js'
import lichess from './lichess.js'
import lightdash from './lightdash.js'
import line from './line.js'
import linear from './linear.js'
import linkedin from './linkedin.js'
import linode from './linode.js'
import liveblocks from './liveblocks.js'
import livekit from './livekit.js'
import llamaindex from './llamaindex.js'
import lob from './lob.js'
import localstack from './localstack.js'
import logfire from './logfire.js'
import lumaAi from './luma-ai.js'
import magic from './magic.js'
import mailchimp from './mailchimp.js'
import mailersend from './mailersend.js'
import mailgun from './mailgun.js'
import mailjet from './mailjet.js'
import mailtrap from './mailtrap.js'
import make from './make.js'
import mapbox from './mapbox.js'
import matrix from './matrix.js'
import mattermost from './mattermost.js'
import maxmind from './maxmind.js'
import mem0 from './mem0.js'
import mercadoPago from './mercado-pago.js'
import mercury from './mercury.js'
import mergify from './mergify.js'
import messagebird from './messagebird.js'
import meta from './meta.js'
import metabase from './metabase.js'
import microsoftAzure from './microsoft-azure.js'
import microsoftEntra from './microsoft-entra.js'
import microsoftTeams from './microsoft-teams.js'
import midtrans from './midtrans.js'
import minimax from './minimax.js'
import mistral from './mistral.js'
import modal from './modal.js'
import modrinth from './modrinth.js'
import mollie from './mollie.js'
import monday from './monday.js'
import mongodbAtlas from './mongodb-atlas.js'
import moonshot from './moonshot.js'
import moyasar from './moyasar.js'
import n8n from './n8n.js'
import nasa from './nasa.js'
import neon from './neon.js'
import netbird from './netbird.js'
import netlify from './netlify.js'
import newRelic from './new-relic.js'
import ngrok from './ngrok.js'
import nocodb from './nocodb.js'
import nomic from './nomic.js'
import notion from './notion.js'
import npm from './npm.js'
import ntfy from './ntfy.js'
import nuget from './nuget.js'
import nvidia from './nvidia.js'
import nylas from './nylas.js'
import octopusDeploy from './octopus-deploy.js'
import okta from './okta.js'
import omise from './omise.js'
import onesignal from './onesignal.js'
import onfido from './onfido.js'
import openVsx from './open-vsx.js'
import openai from './openai.js'
import openrouter from './openrouter.js'
import openvpn from './openvpn.js'
import opsgenie from './opsgenie.js'
import oracleCloud from './oracle-cloud.js'
import ory from './ory.js'
import otpauth from './otpauth.js'
import ovh from './ovh.js'
import packagist from './packagist.js'
import paddle from './paddle.js'
import pagarme from './pagarme.js'
import pagerduty from './pagerduty.js'
import particle from './particle.js'
import paymob from './paymob.js'
import paymongo from './paymongo.js'
import paypal from './paypal.js'
import paystack from './paystack.js'
import percy from './percy.js'
import permitIo from './permit-io.js'
import perplexity from './perplexity.js'
import persona from './persona.js'
import phase from './phase.js'
import pinata from './pinata.js'
import pinecone from './pinecone.js'
import pinterest from './pinterest.js'
import pipedream from './pipedream.js'
import pipedrive from './pipedrive.js'
import plaid from './plaid.js'
import plain from './plain.js'
import planetscale from './planetscale.js'
import polar from './polar.js'
import porkbun from './porkbun.js'
import portainer from './portainer.js'
import posthog from './posthog.js'
import postman from './postman.js'
import postmark from './postmark.js'
import prefect from './prefect.js'
import prisma from './prisma.js'
import privateKey from './private-key.js'
import proof from './proof.js'
import proxmox from './proxmox.js'
import pubnub from './pubnub.js'
import pulumi from './pulumi.js'
import pushbullet from './pushbullet.js'
import pusher from './pusher.js'
import pushover from './pushover.js'
import pypi from './pypi.js'
import qdrant from './qdrant.js'
import quicknode from './quicknode.js'
import rails from './rails.js'
import railway from './railway.js'
import rainforestPay from './rainforest-pay.js'
import ramp from './ramp.js'
import rancher from './rancher.js'
import rapidapi from './rapidapi.js'
import razorpay from './razorpay.js'
import readme from './readme.js'
import recaptcha from './recaptcha.js'
import recharge from './recharge.js'
import render from './render.js'
import replicate from './replicate.js'
import requesty from './requesty.js'
import resend from './resend.js'
import retool from './retool.js'
import revenuecat from './revenuecat.js'
import riotGames from './riot-games.js'
import roblox from './roblox.js'
import rootly from './rootly.js'
import rubygems from './rubygems.js'
import runpod from './runpod.js'
import runway from './runway.js'
import salesforce from './salesforce.js'
import samsara from './samsara.js'
import sanity from './sanity.js'
import sauceLabs from './sauce-labs.js'
import scaleway from './scaleway.js'
import scalingo from './scalingo.js'
import scrapfly from './scrapfly.js'
import secretTokenUri from './secret-token-uri.js'
import segment from './segment.js'
import semgrep from './semgrep.js'
import sendbird from './sendbird.js'
import sendgrid from './sendgrid.js'
import sentry from './sentry.js'
import serpapi from './serpapi.js'
import settlemint from './settlemint.js'
import shippo from './shippo.js'
import shodan from './shodan.js'
import shopify from './shopify.js'
import shopifyStorefront from './shopify-storefront.js'
import sidekiq from './sidekiq.js'
import slack from './slack.js'
import smtp2go from './smtp2go.js'
import snowflake from './snowflake.js'
import snyk from './snyk.js'
import socketDev from './socket-dev.js'
import sonar from './sonar.js'
import sourcegraph from './sourcegraph.js'
import sparkpost from './sparkpost.js'
import splunk from './splunk.js'
import spotify from './spotify.js'
import square from './square.js'
import stabilityAi from './stability-ai.js'
import stackhawk from './stackhawk.js'
import statsig from './statsig.js'
import steam from './steam.js'
import steel from './steel.js'
import storyblok from './storyblok.js'
import stripe from './stripe.js'
import stytch from './stytch.js'
import sumoLogic from './sumo-logic.js'
import sumup from './sumup.js'
import supabase from './supabase.js'
import svix from './svix.js'
import tableau from './tableau.js'
import tailscale from './tailscale.js'
import tally from './tally.js'
import tavily from './tavily.js'
import teamcity from './teamcity.js'
import telegram from './telegram.js'
import telnyx from './telnyx.js'
import temporal from './temporal.js'
import tencentCloud from './tencent-cloud.js'
import terraformState from './terraform-state.js'
import theThingsNetwork from './the-things-network.js'
import thingsboard from './thingsboard.js'
import tigris from './tigris.js'
import tinybird from './tinybird.js'
import todoist from './todoist.js'
import togetherAi from './together-ai.js'
import tolgee from './tolgee.js'
import tossPayments from './toss-payments.js'
import transifex from './transifex.js'
import travisCi from './travis-ci.js'
import trello from './trello.js'
import triggerDev from './trigger-dev.js'
import truenas from './truenas.js'
import turbopuffer from './turbopuffer.js'
import turso from './turso.js'
import twilio from './twilio.js'
import twitch from './twitch.js'
import twitter from './twitter.js'
import typeform from './typeform.js'
import ubidots from './ubidots.js'
import unkey from './unkey.js'
import unleash from './unleash.js'
import upcloud from './upcloud.js'
import uploadthing from './uploadthing.js'
import upstash from './upstash.js'
import uptimerobot from './uptimerobot.js'
import valTown from './val-town.js'
import vercel from './vercel.js'
import vercelBlob from './vercel-blob.js'
import vercelEdgeConfig from './vercel-edge-config.js'
import virustotal from './virustotal.js'
import voiceflow from './voiceflow.js'
import vonage from './vonage.js'
import voyageAi from './voyage-ai.js'
import vultr from './vultr.js'
import wakatime from './wakatime.js'
import weblate from './weblate.js'
import wecom from './wecom.js'
import weightsAndBiases from './weights-and-biases.js'
import whop from './whop.js'
import wise from './wise.js'
import wompi from './wompi.js'
import woocommerce from './woocommerce.js'
import workato from './workato.js'
import workos from './workos.js'
import xai from './xai.js'
import xata from './xata.js'
import xendit from './xendit.js'
import yandex from './yandex.js'
import youCom from './you-com.js'
import zapier from './zapier.js'
import zendesk from './zendesk.js'
import zep from './zep.js'
import zeplin from './zeplin.js'
import zeptomail from './zeptomail.js'
import zoho from './zoho.js'
import zuplo from './zuplo.js'

/** The whole catalogue. Where two rules match the same text, `precedence` decides, then certainty, then length. */
export const rules: readonly Rule[] = [
  ..._1password,
  ...abacatepay,
  ...ably,
  ...adafruit,
  ...adobe,
  ...adyen,
  ...africasTalking,
  ...aftership,
  ...aikido,
  ...airtable,
  ...aiven,
  ...akamaiEdgegrid,
  ...alchemy,
  ...algolia,
  ...alibabaCloud,
  ...alpaca,
  ...amp,
  ...amplitude,
  ...ansible,
  ...anthropic,
  ...apache,
  ...apify,
  ...apollo,
  ...appwrite,
  ...arcjet,
  ...asaas,
  ...asana,
  ...assemblyai,
  ...atlassian,
  ...atlassianBitbucket,
  ...auth0,
  ...authress,
  ...autumn,
  ...aws,
  ...axiom,
  ...azureDevops,
  ...backblaze,
  ...binance,
  ...bitly,
  ...bitwarden,
  ...blockfrost,
  ...blynk,
  ...botpress,
  ...box,
  ...braintree,
  ...braveSearch,
  ...brevo,
  ...brex,
  ...browserUse,
  ...browserbase,
  ...browserstack,
  ...builderIo,
  ...buildkite,
  ...calCom,
  ...calendly,
  ...canva,
  ...capsolver,
  ...cartesia,
  ...cashfree,
  ...castAi,
  ...cerebras,
  ...cfxRe,
  ...chapa,
  ...chargebee,
  ...checkly,
  ...checkoutCom,
  ...chroma,
  ...chromatic,
  ...chutes,
  ...circleci,
  ...ciscoMeraki,
  ...clerk,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...close,
  ...cloudflare,
  ...cloudflareTunnel,
  ...cloudflareTurnstile,
  ...cloudinary,
  ...cloudsmith,
  ...cockroachdb,
  ...codeClimate,
  ...codecov,
  ...codesandbox,
  ...cohere,
  ...coinbase,
  ...coingecko,
  ...composio,
  ...confluent,
  ...connectionString,
  ...contentful,
  ...contentstack,
  ...context7,
  ...convex,
  ...coralogix,
  ...courier,
  ...coze,
  ...cratesIo,
  ...credentialFiles,
  ...creem,
  ...cursor,
  ...cypress,
  ...databento,
  ...databricks,
  ...datadog,
  ...datastax,
  ...daytona,
  ...dbtCloud,
  ...deepgram,
  ...deepl,
  ...deepseek,
  ...definedNetworking,
  ...denoDeploy,
  ...dependencyTrack,
  ...devcycle,
  ...devin,
  ...digitalocean,
  ...dingtalk,
  ...discord,
  ...django,
  ...dnsimple,
  ...dockerHub,
  ...dockerSwarm,
  ...doppler,
  ...dotenv,
  ...dropbox,
  ...duffel,
  ...dwolla,
  ...dynatrace,
  ...e2b,
  ...easypost,
  ...ebay,
  ...elastic,
  ...elevenlabs,
  ...esri,
  ...ethereum,
  ...etherscan,
  ...etsy,
  ...evervault,
  ...exoscale,
  ...expo,
  ...fal,
  ...fastly,
  ...feishu,
  ...figma,
  ...firebase,
  ...firecrawl,
  ...fireworksAi,
  ...flagsmith,
  ...flutterwave,
  ...flutterwaveEncryption,
  ...fly,
  ...frameIo,
  ...freemius,
  ...gcNotify,
  ...generic,
  ...genericLogins,
  ...ghost,
  ...gitea,
  ...github,
  ...githubOauthApp,
  ...gitlab,
  ...gitpod,
  ...gocardless,
  ...godaddy,
  ...goldrush,
  ...google,
  ...googleChat,
  ...googleCloud,
  ...grafana,
  ...groq,
  ...growthbook,
  ...harness,
  ...hashicorpConsul,
  ...hashicorpNomad,
  ...hashicorpTerraform,
  ...hashicorpVault,
  ...hcaptcha,
  ...helicone,
  ...helius,
  ...heroku,
  ...hetzner,
  ...hexPm,
  ...hexTechnologies,
  ...heygen,
  ...highnote,
  ...honeycomb,
  ...hubspot,
  ...huggingFace,
  ...ibmCloud,
  ...ifttt,
  ...imagekit,
  ...infisical,
  ...infobip,
  ...infracost,
  ...infura,
  ...inngest,
  ...instagram,
  ...intercom,
  ...intra42,
  ...jenkins,
  ...jetbrains,
  ...jfrog,
  ...jina,
  ...jwt,
  ...kaggle,
  ...keygen,
  ...klarna,
  ...klaviyo,
  ...knock,
  ...kong,
  ...kraken,
  ...kubernetes,
  ...lambdatest,
  ...langchain,
  ...langfuse,
  ...launchdarkly,
  ...lemonSqueezy,
  ...letta,
  ...lichess,
  ...lightdash,
  ...line,
  ...linear,
  ...linkedin,
  ...linode,
  ...liveblocks,
  ...livekit,
  ...llamaindex,
  ...lob,
  ...localstack,
  ...logfire,
  ...lumaAi,
  ...magic,
  ...mailchimp,
  ...mailersend,
  ...mailgun,
  ...mailjet,
  ...mailtrap,
  ...make,
  ...mapbox,
  ...matrix,
  ...mattermost,
  ...maxmind,
  ...mem0,
  ...mercadoPago,
  ...mercury,
  ...mergify,
  ...messagebird,
  ...meta,
  ...metabase,
  ...microsoftAzure,
  ...microsoftEntra,
  ...microsoftTeams,
  ...midtrans,
  ...minimax,
  ...mistral,
  ...modal,
  ...modrinth,
  ...mollie,
  ...monday,
  ...mongodbAtlas,
  ...moonshot,
  ...moyasar,
  ...n8n,
  ...nasa,
  ...neon,
  ...netbird,
  ...netlify,
  ...newRelic,
  ...ngrok,
  ...nocodb,
  ...nomic,
  ...notion,
  ...npm,
  ...ntfy,
  ...nuget,
  ...nvidia,
  ...nylas,
  ...octopusDeploy,
  ...okta,
  ...omise,
  ...onesignal,
  ...onfido,
  ...openVsx,
  ...openai,
  ...openrouter,
  ...openvpn,
  ...opsgenie,
  ...oracleCloud,
  ...ory,
  ...otpauth,
  ...ovh,
  ...packagist,
  ...paddle,
  ...pagarme,
  ...pagerduty,
  ...particle,
  ...paymob,
  ...paymongo,
  ...paypal,
  ...paystack,
  ...percy,
  ...permitIo,
  ...perplexity,
  ...persona,
  ...phase,
  ...pinata,
  ...pinecone,
  ...pinterest,
  ...pipedream,
  ...pipedrive,
  ...plaid,
  ...plain,
  ...planetscale,
  ...polar,
  ...porkbun,
  ...portainer,
  ...posthog,
  ...postman,
  ...postmark,
  ...prefect,
  ...prisma,
  ...privateKey,
  ...proof,
  ...proxmox,
  ...pubnub,
  ...pulumi,
  ...pushbullet,
  ...pusher,
  ...pushover,
  ...pypi,
  ...qdrant,
  ...quicknode,
  ...rails,
  ...railway,
  ...rainforestPay,
  ...ramp,
  ...rancher,
  ...rapidapi,
  ...razorpay,
  ...readme,
  ...recaptcha,
  ...recharge,
  ...render,
  ...replicate,
  ...requesty,
  ...resend,
  ...retool,
  ...revenuecat,
  ...riotGames,
  ...roblox,
  ...rootly,
  ...rubygems,
  ...runpod,
  ...runway,
  ...salesforce,
  ...samsara,
  ...sanity,
  ...sauceLabs,
  ...scaleway,
  ...scalingo,
  ...scrapfly,
  ...secretTokenUri,
  ...segment,
  ...semgrep,
  ...sendbird,
  ...sendgrid,
  ...sentry,
  ...serpapi,
  ...settlemint,
  ...shippo,
  ...shodan,
  ...shopify,
  ...shopifyStorefront,
  ...sidekiq,
  ...slack,
  ...smtp2go,
  ...snowflake,
  ...snyk,
  ...socketDev,
  ...sonar,
  ...sourcegraph,
  ...sparkpost,
  ...splunk,
  ...spotify,
  ...square,
  ...stabilityAi,
  ...stackhawk,
  ...statsig,
  ...steam,
  ...steel,
  ...storyblok,
  ...stripe,
  ...stytch,
  ...sumoLogic,
  ...sumup,
  ...supabase,
  ...svix,
  ...tableau,
  ...tailscale,
  ...tally,
  ...tavily,
  ...teamcity,
  ...telegram,
  ...telnyx,
  ...temporal,
  ...tencentCloud,
  ...terraformState,
  ...theThingsNetwork,
  ...thingsboard,
  ...tigris,
  ...tinybird,
  ...todoist,
  ...togetherAi,
  ...tolgee,
  ...tossPayments,
  ...transifex,
  ...travisCi,
  ...trello,
  ...triggerDev,
  ...truenas,
  ...turbopuffer,
  ...turso,
  ...twilio,
  ...twitch,
  ...twitter,
  ...typeform,
  ...ubidots,
  ...unkey,
  ...unleash,
  ...upcloud,
  ...uploadthing,
  ...upstash,
  ...uptimerobot,
  ...valTown,
  ...vercel,
  ...vercelBlob,
  ...vercelEdgeConfig,
  ...virustotal,
  ...voiceflow,
  ...vonage,
  ...voyageAi,
  ...vultr,
  ...wakatime,
  ...weblate,
  ...wecom,
  ...weightsAndBiases,
  ...whop,
  ...wise,
  ...wompi,
  ...woocommerce,
  ...workato,
  ...workos,
  ...xai,
  ...xata,
  ...xendit,
  ...yandex,
  ...youCom,
  ...zapier,
  ...zendesk,
  ...zep,
  ...zeplin,
  ...zeptomail,
  ...zoho,
  ...zuplo,
]
