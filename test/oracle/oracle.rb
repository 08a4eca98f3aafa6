# frozen_string_literal: true

# Renders templates with Ruby Liquid as Braze runs it: lax, with what Rails adds that a template can see, in UTC.
# One JSON object a line: in {"template", "data", "now"}, out {"output"}, or {"aborted"}, or, where Liquid
# refuses the template, {"refused"}.
require 'base64'
require 'digest'
require 'json'
require 'liquid'
require 'openssl'
require 'time'

ENV['TZ'] = 'UTC'

class Object
  def blank? = respond_to?(:empty?) ? empty? : !self
end

class String
  def blank? = match?(/\A[[:space:]]*\z/)
  def first(count = 1) = self[0, count]
  def last(count = 1) = count >= size ? dup : self[-count..]
end

# Time.now is the moment that the request names.
module FixedClock
  class << self
    attr_accessor :moment
  end

  def now(*) = FixedClock.moment.getlocal
end
Time.singleton_class.prepend(FixedClock)

# What Braze's pages say of its own filters.
module BrazeFilters
  def md5(input) = Digest::MD5.hexdigest(input.to_s)
  def sha1(input) = Digest::SHA1.hexdigest(input.to_s)
  def sha2(input) = Digest::SHA256.hexdigest(input.to_s)
  def hmac_sha1_hex(input, key) = OpenSSL::HMAC.hexdigest('SHA1', key.to_s, input.to_s)
  def hmac_sha1_base64(input, key) = Base64.strict_encode64(OpenSSL::HMAC.digest('SHA1', key.to_s, input.to_s))
  def hmac_sha256_hex(input, key) = OpenSSL::HMAC.hexdigest('SHA256', key.to_s, input.to_s)
  def hmac_sha256_base64(input, key) = Base64.strict_encode64(OpenSSL::HMAC.digest('SHA256', key.to_s, input.to_s))
  def hmac_sha512(input, key) = OpenSSL::HMAC.hexdigest('SHA512', key.to_s, input.to_s)
  def json_escape(input) = input.to_s.to_json[1..-2]
  def as_json_string(input) = input.to_json
  def json_parse(input) = JSON.parse(input)
  def property_accessor(input, key) = input.is_a?(Hash) ? input[key.to_s] : nil
end
Liquid::Template.register_filter(BrazeFilters)

# Ends the rendering; what was printed so far is never sent.
class AbortMessage < Liquid::Tag
  def initialize(name, markup, options)
    super
    @reason = markup[/\A\s*\(\s*(['"])(.*)\1\s*\)\s*\z/m, 2] || '{% abort_message %} called'
  end

  def render_to_output_buffer(*) = throw(:abort, { aborted: @reason })
end
Liquid::Template.register_tag('abort_message', AbortMessage)

def answer(request)
  FixedClock.moment = Time.at(Rational(request['now'], 1000))
  template = Liquid::Template.parse(request['template'], error_mode: :lax, line_numbers: true)
  catch(:abort) { { output: template.render(request['data']).dup.force_encoding('UTF-8').scrub } }
rescue Liquid::Error => e
  { refused: e.message.dup.force_encoding('UTF-8').scrub }
rescue StandardError, SystemStackError => e
  { crashed: "#{e.class}: #{e.message[0, 200]}" }
end

$stdin.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
