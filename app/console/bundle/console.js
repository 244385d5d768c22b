/* Licences of what is in here: LICENSES.txt */
function V(e,t){let n=Object.entries(t).filter(([,o])=>o!==void 0&&o!=="");return`${e}?${new URLSearchParams(n)}`}function pn({call:e,get:t,send:n}){let o=a=>(l,c,{isDry:u=!1,version:p,once:f}={})=>{let d={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return n(a,u?V(l,{dry_run:!0}):l,c,d)},[s,r]=["POST","PATCH"].map(o);return{clients:(a,l)=>t(V("clients",a),l),client:async(a,l)=>er(await e($e(a),{signal:l})),createClient:a=>s("clients",a),changeClient:(a,l,c)=>r($e(a),l,c),keys:async(a,l)=>(await t(`${$e(a)}/keys`,l)).data,issueKey:(a,l)=>s(`${$e(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",V(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),rotateKey:(a,l)=>s(`keys/${encodeURIComponent(a)}/rotate`,l),grant:(a,l,c)=>s(`${$e(a)}/credits`,l,c),entries:(a,l,c)=>t(V(`${$e(a)}/credits/entries`,l),c),entriesFile:a=>e(V(`${$e(a)}/credits/entries`,{format:"csv"})),auditLog:(a,l)=>t(V("audit-log",a),l)}}var St=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),$e=e=>`clients/${encodeURIComponent(e)}`;async function er(e){return{client:await e.json(),version:e.headers.get("etag")}}var Ge=()=>new URL(".",location.href).href.replace(/\/$/,""),Ae=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function He(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},u;try{u=await fetch(a,{...l,headers:c})}catch(f){throw l.signal?.aborted?f:new Ae(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(u.ok)return u;let p=await nr(u);throw p.status===401&&t(p),p}let o=async(a,l)=>(await n(a,{signal:l})).json(),s=async(a,l,c,u={})=>{let p=c&&{headers:{...u,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>s("POST",a,l);return{call:n,currentKey:a=>o("keys/current",a),operate:pn({call:n,get:o,send:s}),credits:a=>o("credits",a),prices:a=>o("prices",a),entries:(a,l)=>o(V("credits/entries",a),l),video:(a,l)=>o(ie(a),l),videos:(a,l)=>o(V("videos",a),l),cancel:a=>r(`${ie(a)}/cancel`),remove:async a=>(await n(ie(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${ie(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>tr(a,await r(`${ie(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:or(a,l)})}}var ie=e=>`videos/${encodeURIComponent(e)}`,tr=(e,t)=>`${ie(e)}/content${new URL(t.url).search}`;async function nr(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ae(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ae(e.status,{code:null,message:n},t)}}function or(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var sr=new Intl.NumberFormat("en"),rr=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),xt={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},_=e=>sr.format(e),q=e=>`${_(e)} ${e===1?"credit":"credits"}`,Le=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Et(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var M=e=>rr.format(typeof e=="number"?e*1e3:new Date(e));function te(e){return e<1e6?`${_(Math.ceil(e/1e3))} kB`:`${_(Math.round(e/1e5)/10)} MB`}function le(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function mn(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${_(e)}${n}`}var Se=e=>Oe(e)?"Failed, charged":xt[e.status],Oe=e=>e.status==="failed"&&e.credits>0;function ge(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${mn(e.queue_position)} in the queue`:"Waiting in the queue"}function fn(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${mn(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function hn({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${q(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${q(n.credits)}.`}}function $n(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${q(e.credits)} charged although there is no film`:"Nothing charged":`${q(e.credits)} ${e.status==="completed"?"charged":"held"}`}function gn(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function _n(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${q(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var z=e=>e.status==="completed"||e.status==="failed",ar={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},bn=e=>ar[e.error.code]??"No film",Ke={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},Ve={day:"day",week:"week",month:"month"},yn=({limit:e,period:t,timezone:n})=>`${_(e)} in each ${Ve[t]??t}, ${n}`,wn=e=>e.slice(0,16).replace("T"," "),vn=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function ce({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var ze=e=>(e>0?"+":e<0?"\u2212":"")+_(Math.abs(e)),J={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},Y={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},kn={ACTIVE:"Active",SUSPENDED:"Suspended"},Re=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),_e=e=>Re(e).join("");var Sn={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.rotated":"rotated the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation"},xn=Object.keys(Sn),ir={"client.created":"tried to create the client","client.updated":"tried to change the client","client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.rotated":"tried to rotate the key","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation"},lr={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},cr={...kn,...Y,...J},ur=/^\d{4}-\d\d-\d\dT/,En=({type:e,outcome:t})=>(t==="refused"?ir[e]:Sn[e])??`${t==="refused"?"tried":"did"} ${e}:`,dr=e=>lr[e]??mr(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Tt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?_(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?_e(e.map(Tt)):"none":e.period&&e.timezone?yn(e):typeof e=="object"?JSON.stringify(e):ur.test(e)?M(e):cr[e]??e}function Cn(e){return Object.entries(e).filter(([t,{from:n,to:o}])=>!Ct(n)||!(Ct(o)||o===0||t==="createdAt")).map(([t,{from:n,to:o}])=>({name:t,label:dr(t),before:Ct(n)?null:Tt(n),after:Tt(o)}))}function ue(e,t){let n=Object.keys(t).filter(o=>!pr.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var pr=["updatedAt","updatedBy"],Ct=e=>e==null||e===""||e?.length===0,mr=e=>e.charAt(0).toUpperCase()+e.slice(1);var nt,L,Pn,hr,de,Tn,An,Ln,It,Ye,Fe,On,Lt,Nt,Pt,Rn,Xe={},et=[],$r=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,ot=Array.isArray;function ne(e,t){for(var n in t)e[n]=t[n];return e}function Ot(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Rt(e,t,n){var o,s,r,a={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?nt.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return Qe(e,a,o,s,null)}function Qe(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Pn,__i:-1,__u:0};return s==null&&L.vnode!=null&&L.vnode(r),r}function st(e){return e.children}function Ze(e,t){this.props=e,this.context=t}function be(e,t){if(t==null)return e.__?be(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?be(e):null}function gr(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=ne({},t);r.__v=t.__v+1,L.vnode&&L.vnode(r),Ft(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??be(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,Un(o,r,s),t.__e=t.__=null,r.__e!=n&&Fn(r)}}function Fn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Fn(e)}function At(e){(!e.__d&&(e.__d=!0)&&de.push(e)&&!tt.__r++||Tn!=L.debounceRendering)&&((Tn=L.debounceRendering)||An)(tt)}function tt(){try{for(var e,t=1;de.length;)de.length>t&&de.sort(Ln),e=de.shift(),t=de.length,gr(e)}finally{de.length=tt.__r=0}}function Mn(e,t,n,o,s,r,a,l,c,u,p){var f,d,h,g,C,v,S=o&&o.__k||et,$=t.length;for(c=_r(n,t,S,c,$),f=0;f<$;f++)(h=n.__k[f])!=null&&(d=h.__i!=-1&&S[h.__i]||Xe,h.__i=f,v=Ft(e,h,d,s,r,a,l,c,u,p),g=h.__e,h.ref&&d.ref!=h.ref&&(d.ref&&Mt(d.ref,null,h),p.push(h.ref,h.__c||g,h)),C==null&&g!=null&&(C=g),4&h.__u?(c=Dn(h,c,e),d.__e&&(d.__e=null)):typeof h.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),h.__u&=-7);return n.__e=C,c}function _r(e,t,n,o,s){var r,a,l,c,u,p=n.length,f=p,d=0;for(e.__k=new Array(s),r=0;r<s;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=Qe(null,a,null,null,null):ot(a)?a=e.__k[r]=Qe(st,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=Qe(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+d,a.__=e,a.__b=e.__b+1,l=null,(u=a.__i=br(a,n,c,f))!=-1&&(f--,(l=n[u])&&(l.__u|=2)),l==null||l.__v==null?(u==-1&&(s>p?d--:s<p&&d++),typeof a.type!="function"&&(a.__u|=4)):u!=c&&(u==c-1?d--:u==c+1?d++:(u>c?d--:d++,a.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=be(l)),jn(l,l));return o}function Dn(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=Dn(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=be(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function br(e,t,n,o){var s,r,a,l=e.key,c=e.type,u=t[n],p=u!=null&&(2&u.__u)==0;if(u===null&&l==null||p&&l==u.key&&c==u.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((u=t[a=s>=0?s--:r++])!=null&&(2&u.__u)==0&&l==u.key&&c==u.type)return a}return-1}function In(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||$r.test(t)?n:n+"px"}function Je(e,t,n,o,s){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||In(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||In(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(On,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[Fe]=o[Fe]:(n[Fe]=Lt,e.addEventListener(t,r?Pt:Nt,r)):e.removeEventListener(t,r?Pt:Nt,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function Nn(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[Ye]==null)t[Ye]=Lt++;else if(t[Ye]<n[Fe])return;return n(L.event?L.event(t):t)}}}function Ft(e,t,n,o,s,r,a,l,c,u){var p,f,d,h,g,C,v,S,$,w,x,N,D,W,We,kt,K=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=L.__b)&&p(t);e:if(typeof K=="function"){f=a.length;try{if($=t.props,w=K.prototype&&K.prototype.render,x=(p=K.contextType)&&o[p.__c],N=p?x?x.props.value:p.__:o,n.__c?S=(d=t.__c=n.__c).__=d.__E:(w?t.__c=d=new K($,N):(t.__c=d=new Ze($,N),d.constructor=K,d.render=wr),x&&x.sub(d),d.state||(d.state={}),d.__n=o,h=d.__d=!0,d.__h=[],d._sb=[]),w&&d.__s==null&&(d.__s=d.state),w&&K.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=ne({},d.__s)),ne(d.__s,K.getDerivedStateFromProps($,d.__s))),g=d.props,C=d.state,d.__v=t,h)w&&K.getDerivedStateFromProps==null&&d.componentWillMount!=null&&d.componentWillMount(),w&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if(w&&K.getDerivedStateFromProps==null&&$!==g&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps($,N),t.__v==n.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate($,d.__s,N)===!1){t.__v!=n.__v&&(d.props=$,d.state=d.__s,d.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(ke){ke&&(ke.__=t)}),et.push.apply(d.__h,d._sb),d._sb=[],d.__h.length&&a.push(d),l=be(n);break e}d.componentWillUpdate!=null&&d.componentWillUpdate($,d.__s,N),w&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(g,C,v)})}if(d.context=N,d.props=$,d.__P=e,d.__e=!1,D=L.__r,W=0,w)d.state=d.__s,d.__d=!1,D&&D(t),p=d.render(d.props,d.state,d.context),et.push.apply(d.__h,d._sb),d._sb=[];else do d.__d=!1,D&&D(t),p=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++W<25);d.state=d.__s,d.getChildContext!=null&&(o=ne(ne({},o),d.getChildContext())),w&&!h&&d.getSnapshotBeforeUpdate!=null&&(v=d.getSnapshotBeforeUpdate(g,C)),We=p!=null&&p.type===st&&p.key==null?Bn(p.props.children):p,l=Mn(e,ot(We)?We:[We],t,n,o,s,r,a,l,c,u),d.base=t.__e,t.__u&=-161,d.__h.length&&a.push(d),S&&(d.__E=d.__=null)}catch(ke){if(a.length=f,t.__v=null,c||r!=null){if(ke.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(kt=r.length;kt--;)Ot(r[kt])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),ke.then||qn(t),L.__e(ke,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=yr(n.__e,t,n,o,s,r,a,c,u);return(p=L.diffed)&&p(t),128&t.__u?void 0:l}function qn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(qn))}function Un(e,t,n){for(var o=0;o<n.length;o++)Mt(n[o],n[++o],n[++o]);L.__c&&L.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){L.__e(r,s.__v)}})}function Bn(e){return typeof e!="object"||e==null||e.__b>0?e:ot(e)?e.map(Bn):e.constructor!==void 0?null:ne({},e)}function yr(e,t,n,o,s,r,a,l,c){var u,p,f,d,h,g,C,v=n.props||Xe,S=t.props,$=t.type;if($=="svg"?s="http://www.w3.org/2000/svg":$=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(u=0;u<r.length;u++)if((h=r[u])&&"setAttribute"in h==!!$&&($?h.localName==$:h.nodeType==3)){e=h,r[u]=null;break}}if(e==null){if($==null)return document.createTextNode(S);e=document.createElementNS(s,$,S.is&&S),l&&(L.__m&&L.__m(t,r),l=!1),r=null}if($==null)v===S||l&&e.data==S||(e.data=S);else{if(r=$=="textarea"&&S.defaultValue!=null?null:r&&nt.call(e.childNodes),!l&&r!=null)for(v={},u=0;u<e.attributes.length;u++)v[(h=e.attributes[u]).name]=h.value;for(u in v)h=v[u],u=="dangerouslySetInnerHTML"?f=h:u=="children"||u in S||u=="value"&&"defaultValue"in S||u=="checked"&&"defaultChecked"in S||Je(e,u,null,h,s);for(u in S)h=S[u],u=="children"?d=h:u=="dangerouslySetInnerHTML"?p=h:u=="value"?g=h:u=="checked"?C=h:l&&typeof h!="function"||v[u]===h||Je(e,u,h,v[u],s);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),Mn(t.type=="template"?e.content:e,ot(d)?d:[d],t,n,o,$=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,a,r?r[0]:n.__k&&be(n,0),l,c),r!=null)for(u=r.length;u--;)Ot(r[u]);l&&$!="textarea"||(u="value",$=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[u]||$=="progress"&&!g||$=="option"&&g!=v[u])&&Je(e,u,g,v[u],s),u="checked",C!=null&&C!=e[u]&&Je(e,u,C,v[u],s))}return e}function Mt(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){L.__e(s,n)}}function jn(e,t,n){var o,s;if(L.unmount&&L.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Mt(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){L.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&jn(o[s],t,n||typeof e.type!="function");n||Ot(e.__e),e.__c=e.__=e.__e=void 0}function wr(e,t,n){return this.constructor(e,n)}function Dt(e,t,n){var o,s,r,a;t==document&&(t=document.documentElement),L.__&&L.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],Ft(t,e=(!o&&n||t).__k=Rt(st,null,[e]),s||Xe,Xe,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?nt.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,a),Un(r,e,a),e.props.children=null}function Wn(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(a){a.__e=!0,At(a)})},this.sub=function(r){o.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+Rn++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}nt=et.slice,L={__e:function(e,t,n,o){for(var s,r,a;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),a=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),a=s.__d),a)return s.__E=s}catch(l){e=l}throw e}},Pn=0,hr=function(e){return e!=null&&e.constructor===void 0},Ze.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ne({},this.state),typeof e=="function"&&(e=e(ne({},n),this.props)),e&&ne(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),At(this))},Ze.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),At(this))},Ze.prototype.render=st,de=[],An=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Ln=function(e,t){return e.__v.__b-t.__v.__b},tt.__r=0,It=Math.random().toString(8),Ye="__d"+It,Fe="__a"+It,On=/(PointerCapture)$|Capture$/i,Lt=0,Nt=Nn(!1),Pt=Nn(!0),Rn=0;var Hn=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?o[0]=l:a===4?o[1]=Object.assign(o[1]||{},l):a===5?(o[1]=o[1]||{})[t[++r]]=l:a===6?o[1][t[++r]]+=l+"":a?(s=e.apply(l,Hn(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},Gn=new Map;function Kn(e){var t=Gn.get(this);return t||(t=new Map,Gn.set(this,t)),(t=Hn(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,a="",l="",c=[0],u=function(d){r===1&&(d||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,d,a):r===3&&(d||a)?(c.push(3,d,a),r=2):r===2&&a==="..."&&d?c.push(4,d,0):r===2&&a&&!d?c.push(5,0,!0,a):r>=5&&((a||!d&&r===5)&&(c.push(r,0,a,s),r=6),d&&(c.push(r,d,0,s),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&u(),u(p));for(var f=0;f<n[p].length;f++)o=n[p][f],r===1?o==="<"?(u(),c=[c],r=3):a+=o:r===4?a==="--"&&o===">"?(r=1,a=""):a=o+a[0]:l?o===l?l="":a+=o:o==='"'||o==="'"?l=o:o===">"?(u(),r=1):r&&(o==="="?(r=5,s=a,a=""):o==="/"&&(r<5||n[p][f+1]===">")?(u(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(u(),r=2):a+=o),r===3&&a==="!--"&&(r=4,c=c[0])}return u(),c})(e)),t),arguments,[])).length>1?t:t[0]}var ye,O,qt,Vn,at=0,to=[],R=L,zn=R.__b,Jn=R.__r,Yn=R.diffed,Qn=R.__c,Zn=R.unmount,Xn=R.__;function Me(e,t){R.__h&&R.__h(O,e,at||t),at=0;var n=O.__H||(O.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function m(e){return at=1,vr(no,e)}function vr(e,t,n){var o=Me(ye++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):no(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],u=o.t(c,l);c!==u&&(o.__N=[u,o.__[1]],o.__c.setState({}))}],o.__c=O,!O.__f)){var s=function(l,c,u){if(!o.__c.__H)return!0;var p=!1,f=o.__c.props!==l;if(o.__c.__H.__.some(function(h){if(h.__N){p=!0;var g=h.__[0];h.__=h.__N,h.__N=void 0,g!==h.__[0]&&(f=!0)}}),r){var d=r.call(this,l,c,u);return p?d||f:d}return!p||f};O.__f=!0;var r=O.shouldComponentUpdate,a=O.componentWillUpdate;O.componentWillUpdate=function(l,c,u){if(this.__e){var p=r;r=void 0,s(l,c,u),r=p}a&&a.call(this,l,c,u)},O.shouldComponentUpdate=s}return o.__N||o.__}function k(e,t){var n=Me(ye++,3);!R.__s&&jt(n.__H,t)&&(n.__=e,n.u=t,O.__H.__h.push(n))}function Bt(e,t){var n=Me(ye++,4);!R.__s&&jt(n.__H,t)&&(n.__=e,n.u=t,O.__h.push(n))}function E(e){return at=5,xe(function(){return{current:e}},[])}function xe(e,t){var n=Me(ye++,7);return jt(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function y(e){var t=O.context[e.__c],n=Me(ye++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(O)),t.props.value):e.__}function kr(){for(var e;e=to.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(rt),t.__h.some(Ut),t.__h=[]}catch(n){t.__h=[],R.__e(n,e.__v)}}}R.__b=function(e){O=null,zn&&zn(e)},R.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Xn&&Xn(e,t)},R.__r=function(e){Jn&&Jn(e),ye=0;var t=(O=e.__c).__H;t&&(qt===O?(t.__h=[],O.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(rt),t.__h.some(Ut),t.__h=[],ye=0)),qt=O},R.diffed=function(e){Yn&&Yn(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(to.push(t)!==1&&Vn===R.requestAnimationFrame||((Vn=R.requestAnimationFrame)||Sr)(kr)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),qt=O=null},R.__c=function(e,t){t.some(function(n){try{n.__h.some(rt),n.__h=n.__h.filter(function(o){return!o.__||Ut(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],R.__e(o,n.__v)}}),Qn&&Qn(e,t)},R.unmount=function(e){Zn&&Zn(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{rt(o)}catch(s){t=s}}),n.__H=void 0,t&&R.__e(t,n.__v))};var eo=typeof requestAnimationFrame=="function";function Sr(e){var t,n=function(){clearTimeout(o),eo&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);eo&&(t=requestAnimationFrame(n))}function rt(e){var t=O,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),O=t}function Ut(e){var t=O;e.__c=e.__(),O=t}function jt(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function no(e,t){return typeof t=="function"?t(e):t}var i=Kn.bind(Rt),b=Wn(null);function pe(e,t){let[n,o]=m({data:null,error:null}),[s,r]=m(0);return k(()=>o({data:null,error:null}),t),k(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(u=>({...u,error:c}))),()=>a.abort()},[...t,s]),{...n,again:()=>r(a=>a+1)}}function it(e,t){let[n,o]=m({items:null,hasMore:!1,error:null}),s=async r=>{try{let a=await e(r.at(-1)?.id);o({items:[...r,...a.data],hasMore:a.has_more,error:null})}catch(a){o(l=>({...l,error:a}))}};return k(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function me({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function I({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${me} text=${e.message} />${xr(e)}</p>${t}`}
    </div>
  `}function fe({loaded:{error:e,again:t}}){return i`
    <${I} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function U({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${me} text=${n} />`}</p>`}function xr({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function A({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${U} name=${e} problems=${o} />
    </div>
  `}function Q({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${U} name=${e} problems=${o} />
    </div>
  `}function oe(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function Z(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function oo(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...a]=t.split("/").map(Er);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...Wt(so,new URLSearchParams(n))}:o==="clients"&&s&&!a.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:s!==void 0?null:o==="clients"?{page:o,...Wt(ro,new URLSearchParams(n))}:o==="audit-log"?{page:o,...Wt(ao,new URLSearchParams(n))}:o==="credits"||o==="overview"?{page:o}:null}var so=["status","search","after","before"],ro=["status","role","search","after"],ao=["type","actor","target","outcome","from","to","after"],Wt=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),G="#/",io="#/credits",se=e=>`#/videos/${encodeURIComponent(e)}`,we=e=>`${se(e)}/again`,H=(e={})=>Gt("#/films",so,e),lo="#/overview",De="#/clients/new",re=e=>`#/clients/${encodeURIComponent(e)}`,F=(e={})=>Gt("#/clients",ro,e),j=(e={})=>Gt("#/audit-log",ao,e);function Gt(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function Er(e){try{return decodeURIComponent(e)}catch{return e}}var Cr={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Ee({entries:e}){return i`<ol class="log">${e.map(t=>i`<${Tr} key=${t.id} entry=${t} />`)}</ol>`}function Tr({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${En(e)} <${Ir} target=${n} />
        ${r&&i`<span class="state bad">Refused</span>`}
      </p>
      <${Ht} changes=${e.changes} />
      ${s&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${M(e.effective_at)}</time>
        ${" \xB7 "}${Cr[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Ir({target:{type:e,id:t,name:n}}){let o=i`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?i`<a href=${re(t)}>${o}</a>`:i`<b>${o}</b>`}function Ht({changes:e}){let t=Cn(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>i`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&i`<${Nr} text=${s} />`}
              ${n==="clientId"?i`<a href=${re(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Nr=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Pr=50,Ar={"":"All",done:"Done",refused:"Refused"};function co({route:e}){let{api:t}=y(b),{page:n,...o}=e,s=pe(p=>t.operate.auditLog(Lr(o),p),[t,...Object.values(o)]),{data:r,error:a}=s,{after:l,...c}=o,u=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Or} key=${JSON.stringify(c)} kept=${c} isFiltered=${u} />
      <${fe} loaded=${s} />
      ${r?.data.length>0&&i`<${Ee} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${Rr} isFiltered=${u||l} />`}
      ${r&&(l||r.has_more)&&i`
        <nav class="pages" aria-label="Pages of the audit log">
          ${l&&i`<a class="button" href=${j(c)}>Newest</a>`}
          ${r.has_more&&i`<a class="button" href=${j({...c,after:r.last_id})}>Older</a>`}
        </nav>
      `}
    </section>
  `}function Lr({from:e,to:t,...n}){let o=(s,r=0)=>{let a=new Date(`${s}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1),limit:Pr}}function Or({kept:e,isFiltered:t}){let[n,o]=m(e),s=a=>l=>o(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=j(n)}} novalidate>
      <${A} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${xn.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${A} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${A} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${Q} name="outcome" label="Outcome" options=${Ar} value=${n.outcome} onInput=${s("outcome")} />
      <${A} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${A} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${j()}>Show all</a>`}
      </div>
    </form>
  `}function Rr({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${j()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${F()}>See the clients</a>.</p>`}function Ce({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${_(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${_(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${_(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${_(t)}</dd></div>
    </dl>
    <${lt} credits=${e} />
  `}function uo({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let a={creditLimit:n,usedCredit:o,heldCredit:s};return i`
    <dl class="tally">
      <div><dt>Left in this ${Ve[e]??e}</dt><dd>${_(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${_(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${_(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${_(n)}</dd></div>
    </dl>
    <${lt} credits=${a} />
    <p class="quiet small resets">
      The next ${Ve[e]??e} begins <time datetime=${r}>${wn(r)}</time>, time of ${t}.
    </p>
  `}function lt({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=Le(t,e),s=Math.min(100-o,Le(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function X({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:a,onDone:l,onNo:c}){let[u,p]=m(!0),[f,d]=m({changes:null,error:null}),[h,g]=m(""),[C,v]=m(null),[S,$]=m(!1),w=Kt(),x=E();k(()=>{let D=!1;return r(u).then(W=>D||d({changes:W,error:null}),W=>D||d({changes:null,error:W})),()=>{D=!0}},[u]);async function N(D){if(D.preventDefault(),!(S||!f.changes)){if(n&&h.trim()!==n){v(`Type ${n}, exactly as it is written.`),x.current.focus();return}$(!0);try{l(await a(u))}catch(W){d({changes:null,error:W}),$(!1)}}}return i`
    <dialog ref=${w} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${N} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Fr} told=${f} />
        ${s&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${u} onChange=${({target:D})=>p(D.checked)} />${s}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${x} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${h} aria-describedby="typed-problem"
              aria-invalid=${C?"true":null} onInput=${({target:D})=>(g(D.value),v(null))} />
            <${U} name="typed" problems=${{typed:C}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${S||!f.changes?"true":null}>${S?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function Fr({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${I} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${Ht} changes=${e} />`}
    </div>
  `}function Kt(){let e=E();return k(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Mr={day:"Each day",week:"Each week, from Monday",month:"Each month"},Dr=["limit","period","timezone"];function mo({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return i`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?i`<${uo} budget=${e.budget} />`:i`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&i`<${qr} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function qr({client:e,version:t,onDone:n,onReload:o}){let{api:s}=y(b),[r,a]=m(()=>Ur(e.budget)),[l,c]=m(null),[u,p]=m(null),f=$=>w=>a(x=>({...x,[$]:w})),d=($,w=!1)=>s.operate.changeClient(e.id,{budget:$},{version:t,isDry:w}),h=async($,w)=>{c(null);try{await d($),n(w)}catch(x){c(po(x))}};function g($){$.preventDefault();let w={...r,timezone:r.timezone.trim(),limit:oe(r.limit)};return Br(e.budget,w)?h(w,"The budget is set."):C(w)}async function C($){c(null);try{p({budget:$,changes:ue(e,await d($,!0))})}catch(w){c(po(w))}}let{problems:v,notice:S}=Z(l,Dr);return i`
    <form class="form beside" onSubmit=${g} novalidate>
      <${Q} name="period" label="How often" options=${Mr} problems=${v} value=${r.period} onInput=${f("period")} />
      <${A} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${f("limit")} />
      <${A} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${f("timezone")} />
      <${I} error=${S}>
        ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
      <//>
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&i`<button type="button" class="button" onClick=${()=>h(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${u&&i`<${X} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>u.changes} act=${()=>d(u.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var Ur=e=>e?{period:e.period,limit:_(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:vn()},Br=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;function po(e){return e.param?.startsWith("budget.")&&(e.param=e.param.slice(7)),e}var jr={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${jr[e]} /></svg>`}function ct(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function fo({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var Wr=3e3;function he({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=y(b),[r,a]=m(null),[l,c]=m(null);k(()=>{if(!r)return;let f=setTimeout(()=>a(null),Wr);return()=>clearTimeout(f)},[r]);async function u(){c(null);try{let f=await t();return await Hr(f)?p(n):(c(f),s("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{a(f),s(f)};return i`
    <button type="button" class="button" onClick=${u}><${P} name=${r===n?"done":o} />${r??e}</button>
    ${l&&i`<${Gr} text=${l} label=${e} />`}
  `}function Gr({text:e,label:t}){let n=E();return k(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function Hr(e){try{return await navigator.clipboard.writeText(e),!0}catch{return Kr(e)}}function Kr(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var Vt=3600,Vr=(Vt-300)*1e3,zr=168*3600,Jr=3;function ho(e,t){let{api:n}=y(b),[o,s]=m({address:null,error:null}),[r,a]=m(0);return k(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(u=>u+1),Vr);return n.link(e,Vt).then(u=>l||s({address:u,error:null}),u=>l||s(p=>({...p,error:u}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>a(l=>l+1)}}function $o({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=E(null),a=E(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},u=()=>a.current++<Jr?e.renew():s();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${u}></video>
  `}function go({id:e}){let{api:t}=y(b);return i`<${he} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,zr),location.href).href} />`}function ut({id:e,label:t}){let{api:n,announce:o}=y(b),[s,r]=m(null);return i`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{qe(await n.link(e,Vt),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${P} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function qe(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var Yr=6e4;function _o({ask:e,label:t="CSV"}){let{announce:n}=y(b),[o,s]=m(null);return i`<button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let a=await e(),l=URL.createObjectURL(await a.blob());qe(l,Qr(a)),setTimeout(()=>URL.revokeObjectURL(l),Yr),s(null)}catch(a){s({text:a.message}),n(a.message)}}}}><${P} name="download" />${o?.text??t}</button>`}var Qr=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var Zr=20;function bo({client:e}){let{api:t}=y(b),{items:n,hasMore:o,error:s,more:r}=it(a=>t.operate.entries(e.id,{limit:Zr,after:a}),[t,e]);return i`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&i`<${_o} ask=${()=>t.operate.entriesFile(e.id)} />`}</div>
      </div>
      <${I} error=${s} />
      ${n?.length>0&&i`<${Xr} entries=${n} />`}
      ${n&&!n.length&&i`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&i`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function Xr({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${ea} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function ea({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:a,createdAt:l}=e,c=ce(e),u=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return i`
    <tr>
      <td class="name">
        ${Ke[t]}
        ${o&&i` <span class="quiet small" dir="auto">${o}</span>`}
        ${u.length>0&&i` <span class="quiet small" dir="auto">${u.join(", ")}</span>`}
        ${a&&i` <code class="quiet">${a}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${M(l)}</td>
      <td class="number">${c?ze(c):i`<span class="quiet">${_(n)}</span>`}</td>
      <td class="number spare">${_(e.creditLimit)}</td>
      <td class="number spare">${_(e.usedCredit)}</td>
      <td class="number spare">${_(e.heldCredit)}</td>
    </tr>
  `}var yo=()=>({amount:"",note:"",once:St()});function wo({client:e,onDone:t}){let{api:n}=y(b),[o,s]=m(yo),[r,a]=m(null),[l,c]=m(!1),[u,p]=m(null),f=E(),d=$=>w=>s(x=>({...x,[$]:w,once:St()})),h=($,w)=>n.operate.grant(e.id,$,{isDry:w,once:o.once}),g=()=>{p(null),s(yo()),t(u?"The credits are taken away.":"Granted.")};async function C($){$.preventDefault();let w={amount:oe(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(a(null),w.amount<0)return p(w);if(!l){c(!0);try{await h(w,!1),g()}catch(x){a(x),f.current.elements[x.param]?.focus()}return c(!1)}}let{problems:v,notice:S}=Z(r,["amount","note"]);return i`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${C} novalidate>
        <${A} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${o.amount} onInput=${d("amount")} />
        <${A} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${o.note} onInput=${d("note")} />
        <${I} error=${S} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${u&&i`<${X} title=${`Take ${q(-u.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on." rehearse=${async()=>ta(e,await h(u,!0))}
        act=${()=>h(u,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var ta=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>ue(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var vo={name:"",scopes:[],networks:"",ends:"",reason:""};function ko({client:e,onIssued:t}){let{api:n}=y(b),[o,s]=m(vo),[r,a]=m(null),l=E(),c=d=>h=>s(g=>({...g,[d]:h}));async function u(d){d.preventDefault(),a(null);try{let h=await n.operate.issueKey(e.id,na(o));s(vo),l.current.open=!1,t(h)}catch(h){a(h)}}let{problems:p,notice:f}=Z(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return i`
    <details class="issue" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${u} novalidate>
        <${A} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${A} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${A} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${oa} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${A} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${I} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function na({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let a={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(a).filter(([,l])=>l.length!==0&&l!==""))}function oa({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(a=>a!==s));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(J).map(([s,r])=>i`
          <label class="check" key=${s}><input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} />${r}</label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${U} name="scopes" problems=${n} />
    </fieldset>
  `}function dt({text:e,children:t}){let n=E();return k(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${he} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var So=3600,pt=24*So,sa={0:"No longer: it is refused now",[So]:"For an hour",[pt]:"For a day",[7*pt]:"For a week",[30*pt]:"For 30 days"};function xo({apiKey:e,onIssued:t,onNo:n}){let{api:o}=y(b),[s,r]=m(String(pt)),[a,l]=m(""),[c,u]=m(null),[p,f]=m(!1),[d,h]=m(!1),g=Kt();async function C(v){if(v.preventDefault(),d)return;h(!0),u(null);let S={overlapSeconds:Number(s),force:p,...a.trim()&&{reason:a.trim()}};try{t(await o.operate.rotateKey(e.id,S))}catch($){u($),h(!1)}}return i`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${C} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${Q} name="overlapSeconds" label="How long the old key is still accepted" options=${sa} value=${s} onInput=${r} />
        <${A} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${a} onInput=${l} />
        <${I} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&i`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>f(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function Eo({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=m(null),[a,l]=m(null),[c,u]=m(null),p=t.filter(d=>!d.revokedAt),f=d=>h=>{l(null),u(h),o(d)};return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Co)&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${ra} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&i`<${dt} text=${c.key}><button type="button" class="button" onClick=${()=>u(null)}>I have it</button><//>`}
      ${n&&i`<${ko} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${a&&i`<${xo} apiKey=${a} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&i`<${ia} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function ra({keys:e,onRevoke:t,onRotate:n}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&i`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>i`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${_e(o.scopes.map(s=>J[s]??s))}
                  ${o.allowedNetworks&&i`, <span class="quiet">only from ${_e(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${M(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?M(o.lastUsedAt):"never"}</td>
                <td>${aa(o)}</td>
                ${t&&i`<td class="number">
                  ${Co(o)&&i`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Co=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function aa({revokedAt:e,expiresAt:t}){return e?`Revoked ${M(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${M(t)}`:"Accepted"}function ia({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=y(b),a=e.name??`kin_${e.id}_\u2026`,l=(u,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:u}),c=async u=>{let{revokedAt:p}=await l(!0,u);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${X} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${u=>l(!1,u)} onDone=${o} onNo=${s} />
  `}var la=["name","role","creditLimit","reason"];function To({client:e,version:t,onDone:n,onReload:o}){let{api:s}=y(b),[r,a]=m(()=>({name:e.name,role:e.role,creditLimit:_(e.creditLimit),reason:""})),[l,c]=m(null),[u,p]=m(!1),[f,d]=m(null),h=E(),g=$=>w=>a(x=>({...x,[$]:w}));async function C($){$.preventDefault();let w=ua(e,r);if(c(null),!Object.keys(w).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let x=r.reason.trim()?{...w,reason:r.reason.trim()}:w;if(w.creditLimit<e.creditLimit&&w.creditLimit>=0)return d(x);if(!u){p(!0);try{return await s.operate.changeClient(e.id,x,{version:t}),n("Saved.")}catch(N){c(N),h.current.elements[N.param]?.focus()}return p(!1)}}let{problems:v,notice:S}=Z(l,la);return i`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${h} onSubmit=${C} novalidate>
        <${A} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${Q} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${Y}
          value=${r.role} onInput=${g("role")} />
        <${A} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${A} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${I} error=${S}>
          ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
        <//>
        <div class="actions"><button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&i`<${ca} client=${e} version=${t} wanted=${f} onDone=${$=>(d(null),n($))}
        onNo=${()=>d(null)} />`}
    </section>
  `}function ca({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=y(b),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${X} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>ue(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function ua(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:oe(o)};return Object.fromEntries(Object.entries(s).filter(([r,a])=>a!==e[r]))}function Io({client:e,version:t,onDone:n}){let{api:o}=y(b),[s,r]=m(!1),[a,l]=m(null),c=e.status==="SUSPENDED",u=(f,d)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:d},{version:t,isDry:f});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(f){l(f)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${I} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&i`
        <${X} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>ue(e,await u(!0,f))} act=${f=>u(!1,f)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var No=20,da=10;function Po({route:{id:e}}){let{api:t,may:n,announce:o}=y(b),s=pe(c=>pa(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:a,error:l}=s;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${F()}>Clients</a></p>
      ${a?i`<${fa} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${fe} loaded=${s} />
      ${l?.status===404&&i`<p class="part-none"><a href=${F()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${ha} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function pa(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await ma(e,o,r,n)}}async function ma(e,t,n,o){let s=[t.id,...n.slice(-da).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:No},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,No)}function fa({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${Y[n]}</span>
      ${o==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${M(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function ha({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Ce} credits=${e} />
    ${s&&i`<${To} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    ${s&&i`<${wo} client=${e} onDone=${r} />`}
    <${mo} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${a} />
    <${Eo} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${bo} client=${e} />
    ${s&&i`<${Io} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${j({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?i`<${Ee} entries=${o} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function Ao(e,t,n,o){return t.search?ga(e,t,n,o):t.before?$a(e,t,o):Lo(e,t,o)}async function Lo(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function $a(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?Lo(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function ga(e,{status:t,search:n},o,s){let r=Ue(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);a.data.push(...c.data.filter(({prompt:u})=>r.every(p=>Ue(u??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...a})}return{...a,isSearching:!1}}var Ue=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var Oo=100,_a=100,mt=5e3,ft=50;async function Ro(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:ft},r);let a=Ue(t).split(/\s+/),l=[];for await(let c of zt(e,{status:n,role:o},r)){let u=`${Ue(c.name)} ${c.id}`;if(a.every(p=>u.includes(p))&&l.push(c),l.length===_a)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*zt(e,t,n){for(let o,s=!0,r=0;s&&r<mt;r+=Oo){let a=await e.operate.clients({...t,after:o,limit:Oo},n);yield*a.data,[s,o]=[a.has_more,a.last_id]}}var ba={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function Fo({route:e}){let{api:t,may:n}=y(b),{search:o,status:s,role:r,after:a}=e,l=pe(p=>Ro(t,e,p),[t,o,s,r,a]),{data:c,error:u}=l;return i`
    <section class="page" aria-busy=${c||u?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${De}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${wa} key=${o} route=${e} />
        <${va} route=${e} />
      </div>
      <${fe} loaded=${l} />
      ${o&&i`<p class="quiet small" role="status">${ya(c)}</p>`}
      ${c?.data.length>0&&i`<${ka} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${xa} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${Ea} route=${e} page=${c} />`}
    </section>
  `}function ya(e){return e?`${_(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function wa({route:{status:e,role:t,search:n}}){let o=E();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=F({status:e,role:t,search:o.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function va({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(ba).map(([s,r])=>i`<a key=${s} href=${F({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function ka({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${Sa} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function Sa({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${re(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&i` <span class="state">${Y[o]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
      </td>
      <td class="spare bar">
        <${lt} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(Le(r+a,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${_(r)}</td>
      <td class="number spare">${_(a)}</td>
      <td class="number">${_(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${_(l)}</td>
    </tr>
  `}function xa({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=i`<a href=${F()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=s&&i` <a href=${De}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function Ea({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&i`<a class="button" href=${F({status:e,role:t})}>First ${ft}</a>`}
      ${s.has_more&&i`<a class="button" href=${F({status:e,role:t,after:s.last_id})}>Next ${ft}</a>`}
    </nav>
  `}function Mo(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...Ca,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=Ta[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var Ca={charged:0,held:0,time:"",isWhole:!1},Ta={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function Do(e,t,n){let o=[];for(let s,r=!0;r;){let a=await e.entries({limit:100,after:s},n);o.push(...a.data),t(o.length),[s,r]=[a.last_id,a.has_more]}return o}var Ia=["entry","time","kind","amount","change","video","prompt","note"];function qo(e){let t=e.map(n=>[Te(n.id),Te(n.createdAt),Te(n.kind),n.amount,ce(n),Te(n.videoId),Te(n.prompt),Te(n.note)]);return`\uFEFF${[Ia,...t].map(n=>`${n.map(Na).join()}\r
`).join("")}`}var Te=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Na=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var Uo=640,ht=120;function Bo({entries:e,available:t}){let n=Pa(e,t),o=Math.max(...n,1),s=Aa(n,o);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${_(e.length)} lines; the top edge is ${_(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${Uo} ${ht}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${q(n[0])} to ${q(t)} left`}>
        <path class="area" d=${`${s}V${ht}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function Pa(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-ce(o));return n.reverse()}function Aa(e,t){let n=Uo/e.length,o=r=>(ht-Math.max(0,r)/t*(ht-8)).toFixed(1),s=e.map((r,a)=>`V${o(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var La=50;function jo(){let e=y(b),{items:t,hasMore:n,error:o,more:s}=it(r=>e.api.entries({limit:La,after:r}),[e.api]);return k(()=>{e.refresh()},[]),i`
    <section class="page" aria-busy=${e.credits&&t?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${I} error=${o??e.trouble} />
      ${e.credits&&i`<${Ce} credits=${e.credits} />`}
      ${e.credits&&t?.length>1&&i`<${Bo} entries=${t} available=${e.credits.availableCredit} />`}
      ${t&&i`<${Oa} entries=${t} />`}
      ${n&&i`<div class="pages"><button type="button" class="button" onClick=${s}>Older lines</button></div>`}
    </section>
  `}function Oa({entries:e}){let[t,n]=m(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Ra} isByFilm=${t} onView=${n} />
        <${qa} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${Da} entries=${e} />`:i`<${Fa} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${G}>See what a film costs</a>.</p>`}function Ra({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function Fa({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${Ma} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Ma({entry:e}){let t=ce(e);return i`
    <tr>
      <td>${Ke[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${Wo} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${M(e.createdAt)}</td>
      <td class="number">${t?ze(t):i`<span class="quiet">${_(e.amount)}</span>`}</td>
    </tr>
  `}var Wo=({videoId:e,prompt:t})=>i`<a href=${se(e)} dir="auto" title=${t??e}>${t?le(t):e}</a>`;function Da({entries:e}){let t=Mo(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${Wo} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${M(s)}</td>
              ${l?i`<td class="number">${_(r)}</td><td class="number">${_(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${G}>Make the first one</a>.</p>`}function qa(){let{api:e,announce:t}=y(b),[n,o]=m(null),s=n?.isBusy;return i`<button type="button" class="button" onClick=${async()=>{if(!s)try{let a=u=>o({isBusy:!0,text:`${_(u)} lines\u2026`});a(0);let l=qo(await Do(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));qe(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(a){o({text:a.message}),t(a.message)}}}><${P} name="download" />${n?.text??"CSV"}</button>`}function ae(e){let t=xe(()=>e?URL.createObjectURL(e):null,[e]);return k(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Ie(e){let{api:t}=y(b),[n,o]=m(void 0);return k(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function Ho({video:e,onCancel:t,onRemove:n}){let o=z(e);return i`
    <li class="card">
      <a class="cover" href=${se(e.id)}>
        <${ja} video=${e} />
        <span class=${`badge ${e.status} ${Oe(e)?"charged":""}`}>${Se(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${me} text=${e.error.message} /></p>`}
      <p class="quiet small">${_n(e)}</p>
      <p class="quiet small">${M(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${Ua} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${ut} id=${e.id} label=${Jt("Download",e)} />`}
        ${o&&i`<${Ba} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${Go} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&i`<${Go} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var Jt=(e,t)=>`${e}: ${le(t.prompt)}, take ${t.take}`;function Ua({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${ge(e)}></progress>`}function Ba({verb:e,video:t}){return i`<a class="button" href=${we(t.id)} aria-label=${Jt(e,t)}><${P} name="again" />${e}</a>`}function Go({verb:e,icon:t,video:n,onClick:o}){return i`
    <button type="button" class="button" aria-label=${Jt(e,n)} onClick=${()=>o(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function ja({video:e}){let t=Ie(e.id),n=ae(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Ko({video:e,onYes:t,onNo:n}){let o=E();return k(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),i`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${le(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Vo(e){let t="";for await(let n of Ga(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(Wa).filter(s=>s.data)}}function Wa(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*Ga(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var Yt=1e3,Ha=5e3,Ka=1e4;async function Jo(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=zo;for(let a=0;!s.aborted;){try{for await(let l of r(e,t,s))if(a=0,o(null),n(l),z(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===zo)r=Va;else{if(l.isFinal)throw l;o(l)}}await Qt(Math.min(Ka,Yt*2**a++),s)}}async function Yo(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(a=>!z(a))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await Qt(s?Yt:Ha,o),await za(o)}}async function*zo(e,t,n){let o=await e.call(`${ie(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of Vo(o.body))s==="video"&&(yield JSON.parse(r))}async function*Va(e,t,n){for(;;)yield await e.video(t,n),await Qt(Yt,n)}function Qt(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function za(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Qo({route:e}){let{api:t,announce:n,refresh:o}=y(b),[s,r]=m(0),{page:a,trouble:l}=Ja(t,e,s),[c,u]=m(null),[p,f]=m(null),d=E();async function h(v,S){u(null);try{await v(),n(S),o(),r(s+1)}catch($){u($)}}let g=v=>h(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),C=async()=>{f(null),await h(()=>t.remove(p.id),"Deleted."),d.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${d}>My films</h1>
        <div class="finder">
          <${Ya} key=${e.search} route=${e} />
          <${Qa} route=${e} />
        </div>
      </div>
      <${I} error=${c??l} />
      ${e.search&&i`<${Za} page=${a} />`}
      ${a?.data.length>0&&i`<${Xa} page=${a} onCancel=${g} onRemove=${f} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${ei} route=${e} />`}
      ${a&&i`<${ti} route=${e} page=${a} />`}
      ${p&&i`<${Ko} video=${p} onYes=${C} onNo=${()=>f(null)} />`}
    </section>
  `}function Ja(e,t,n){let{status:o,search:s,after:r,before:a}=t,[l,c]=m(null),[u,p]=m(null);return k(()=>c(null),[o,s,r,a]),k(()=>{let f=new AbortController,{signal:d}=f,h=()=>Ao(e,t,c,d);return s?h().then(c,g=>d.aborted||p(g)):Yo(h,{onPage:c,onTrouble:p,signal:d}),()=>f.abort()},[e,o,s,r,a,n]),{page:l,trouble:u}}function Ya({route:e}){let t=E();return i`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=H({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Qa({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...xt}).map(([t,n])=>i`
          <a href=${H({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function Za({page:e}){let t=`${_(e?.data.length??0)} found in ${_(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Xa({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(o=>i`<${Ho} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function ei({route:e}){let t=i`<a href=${H()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${G}>Make the first one</a>: a still and a sentence are enough.</p>`}function ti({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${H({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${H({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${H({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var ni={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Zt={name:"",creditLimit:"0",role:"MEMBER",reason:""},oi=Object.keys(Zt);function Zo(){let{api:e,announce:t}=y(b),[n,o]=m(Zt),[s,r]=m(null),[a,l]=m(null),[c,u]=m(!1),p=E(),f=v=>S=>o($=>({...$,[v]:S}));async function d(v){if(v.preventDefault(),c)return;u(!0),r(null);let{name:S,creditLimit:$,role:w,reason:x}=n;try{let N={name:S.trim(),creditLimit:oe($),role:w};l(await e.operate.createClient(x.trim()?{...N,reason:x.trim()}:N)),t("Created.")}catch(N){r(N),p.current.elements[N.param]?.focus()}u(!1)}let h=()=>{o(Zt),l(null)};if(a)return i`<${ri} client=${a} onAnother=${h} />`;let{problems:g,notice:C}=Z(s,oi);return i`
    <section class="page narrow">
      <p class="small"><a href=${F()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${d} novalidate>
        <${A} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${f("name")} />
        <${Q} name="role" label="What it is for" hint=${ni[n.role]} problems=${g} options=${Y}
          value=${n.role} onInput=${f("role")} />
        <${A} name="creditLimit" label="Limit in credits" hint=${si(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${f("creditLimit")} />
        <${A} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${f("reason")} />
        <${I} error=${C} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function si(e){let t=oe(e);return`${typeof t=="number"&&t>999?`${q(t)}. `:""}What it may spend in total. It can be changed at any time.`}function ri({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${F()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${dt} text=${e.key.key}>
        <a class="button" href=${re(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var ai=5,ii=24*3600,li=.1,ci=3;function Xo(){let{api:e,may:t}=y(b),n=pe(r=>ui(e,r),[e]),{data:o,error:s}=n;return i`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${fe} loaded=${n} />
      ${o&&i`<${pi} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function ui(e,t){let n=Math.floor(Date.now()/1e3)-ii,[o,s,r]=await Promise.all([di(zt(e,{},t)),e.operate.auditLog({limit:ai},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:100},t)]);return{clients:o,last:s.data,refused:r}}async function di(e){let t=[];for await(let n of e)t.push(n);return t}function pi({clients:e,last:t,refused:n,mayChange:o}){let s=e.filter(({role:r})=>r==="MEMBER");return i`
    <p class="quiet">${mi(e,s)}${e.length>=mt&&` These are the first ${_(mt)} only.`}</p>
    ${e.length>0&&i`<${Ce} credits=${fi(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${$i} tasks=${hi(e,s,n)} mayChange=${o} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${j()}>Audit log</a></div>
      ${t.length?i`<${Ee} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function mi(e,t){let n=(s,r,a)=>`${_(s)} ${s===1?r:a}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function fi(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function hi(e,t,n){let o=t.filter(({status:l})=>l==="ACTIVE"),s=o.filter(({availableCredit:l})=>l<=0),r=o.filter(({availableCredit:l,creditLimit:c})=>l>0&&l<li*c),a=e.filter(({status:l})=>l==="SUSPENDED");return[{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:s},{name:"Less than a tenth left",help:"Raise the limit, or ask what they need.",clients:r},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:a,all:F({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:j({outcome:"refused"})}].filter(({clients:l,count:c})=>(c??l.length)>0)}function $i({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${De}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${gi} key=${n.name} task=${n} />`)}</ul>`}function gi({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let a=n.slice(0,ci),l=o-a.length,c=a.map(({id:p,name:f})=>i`<a href=${re(p)} dir="auto">${f}</a>`),u=l>0&&a.length?[...c,`${_(l)} more`]:c;return i`
    <li>
      <p class="sum">${_(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Re(u)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}var es=["16:9","9:16","1:1"],ts=["1080p","720p"],ns=["8"];var os=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var Be=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Ne=e=>Object.fromEntries(Object.keys(Be).map(t=>[t,e[t]??Be[t]])),ss=e=>[...e.normalize("NFC").trim()].length;function Xt(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function rs(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function as({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:_i(o)},{name:"JavaScript",language:"javascript",code:bi(o)},{name:"Python",language:"python",code:yi(o)},{name:"OpenAI SDK",language:"python",code:ki(o)}]}function _i({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${en(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",a=o?` \\
  < ${en(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${en(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function bi({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function yi({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${is(t)}
}
${o?wi(n):vi(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var wi=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,vi=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function ki({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${is(o?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${Si(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Si=e=>e.replace(/^/gm,"    "),en=e=>`'${e.replaceAll("'","'\\''")}'`;function is(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function cs({fields:e,image:t,answer:n,video:o}){let s=Ne(e),r=as({address:Ge(),fields:s,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${te(t.size)}`:t??"a file",...s};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${xi} samples=${r} />
        <div class="json">
          <${ls} title="Request" line="POST /videos, as a form" body=${a} />
          <${ls} title="Answer" line=${Ei(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function xi({samples:e}){let[t,n]=m(0),o=E(),s=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${he} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function ls({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Ei(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var ve=e=>e.split(":").map(Number);function tn(e,t,n){let[o,s]=ve(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function us(e,t,n){let o=tn(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function ms({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return i`
    <${Ti} ...${s}>${o}<//>
    <${nn} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${es} icon=${Ii} />
    <div class="pair">
      <${nn} ...${s} name="resolution" legend="Resolution" values=${ts} />
      <${nn} ...${s} name="seconds" legend="Duration" values=${ns} unit=" s" />
    </div>
    <div class="switches">
      <${ps} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${ps} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Ni} ...${s} />
    </div>
  `}function Ti({fields:e,change:t,problems:n,children:o}){let s=ss(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${_(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${_(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${U} name="prompt" problems=${n} />
    </div>
  `}var Ii=e=>{let[t,n]=ve(e);return i`<${fo} across=${t} down=${n} />`};function nn({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${U} name=${o} problems=${n} />
    </fieldset>
  `}function ps({fields:e,change:t,problems:n,name:o,label:s,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${a=>t({[o]:a.target.checked})} />
      </label>
      <${U} name=${o} problems=${n} />
    </div>
  `}function Ni({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${U} name="take" problems=${n} />
    </div>
  `}var fs="kinora.notify",on=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",sn=()=>on()&&Notification.permission==="granted"&&sessionStorage.getItem(fs)==="yes";function hs(){let[e,t]=m(sn),[n,o]=m(!on());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(fs,r==="granted"?"yes":"no"),t(sn()),o(!on())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function $s(e){if(!document.hidden||!sn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:le(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var gs="kinora.tab",rn="stills";var $t=e=>`video/${e}`;async function gt(e,t){await je("readwrite",n=>n.put({file:t,time:Date.now()},an(e))),await Oi()}var _s=e=>je("readwrite",t=>t.delete(an(e)));async function _t(e){return(await je("readonly",n=>n.get(an(e))))?.file??null}var an=e=>`${Pi()}/${e}`;function Pi(){let e=sessionStorage.getItem(gs);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(gs,t),t}async function je(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Ai(e,t).catch(()=>null)])}async function Ai(e,t){let n=await Li();try{return await bs(t(n.transaction(rn,e).objectStore(rn)))}finally{n.close()}}function Li(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(rn).createIndex("time","time"),bs(e)}var bs=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Oi(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await je("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await je("readwrite",o=>o.delete(n))}function ys(e,t){let{api:n,announce:o,mark:s,refresh:r}=y(b),[a,l]=m({});return k(()=>{if(l({video:t}),!e)return;let c=new AbortController,u=t;return Jo(n,e,{onVideo:d=>{l({video:d}),s(fn(d)),u&&u.status!==d.status&&(o(z(d)?`${Se(d)}.`:ge(d)),r(),z(d)&&$s(d)),u=d},onTrouble:d=>l(h=>({...h,trouble:d})),signal:c.signal}).catch(d=>l({error:d})),()=>{c.abort(),s("")}},[n,e]),{...a,set:c=>l({video:c})}}function ws(e,t,n){let{api:o,announce:s}=y(b),[r,a]=m(null);return k(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return Ri(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let u=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${u}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function Ri(e,{id:t,again:n},o){let s=await e.video(t,o),r=await _t($t(t)),a=Ne(s);return{image:r,fields:n&&s.status!=="failed"?{...a,take:a.take+1}:a}}function vs(){let[e,t]=m(Date.now());return k(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var ks="kinora.loop";function xs({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?i`<${I} error=${s}><p><a href=${H()}>See all your films</a></p><//>`:o?i`<${Fi} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function Fi({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=ho(e.id,s),[a,l]=m(!1),[c,u]=m(sessionStorage.getItem(ks)!=="no"),p=()=>{sessionStorage.setItem(ks,c?"no":"yes"),u(!c)},f=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${Mi} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Di} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${Oe(e)?"charged":""}`}>${n??$n(e)}</p>
      <p class="quiet small">${gn(e)}</p>
      <${I} error=${t} />
      <${Ui} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function Mi({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=ae(Ie(e.id)),[a,l]=ve(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${$o} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:i`${r&&i`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function Di({video:e,error:t}){return e.status==="failed"?i`<${Ss} title=${bn(e)} text=${e.error.message} />`:t?i`<${Ss} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${qi} video=${e} /></div>`}function qi({video:e}){let t=vs(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return i`
    <p class="state">${ge(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${ge(e)}></progress>
    <p class="small">
      ${Et(Math.max(0,t-e.created_at))} so far${o&&`, about ${Et(n)} left`}
    </p>
  `}function Ss({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${me} text=${t} /></p></div>`}function Ui({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return i`
    <div class="actions">
      ${s&&i`
        <${ut} id=${e.id} />
        <${go} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${we(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${we(e.id)}><${P} name="again" />Try again</a>`}
      ${!z(e)&&i`<${hs} />`}
      ${e.status==="queued"&&i`<${Bi} video=${e} onVideo=${o} />`}
      <a class="button" href=${G}>New film</a>
    </div>
  `}function Bi({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=y(b),[r,a]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){a(c)}}}><${P} name="cancel" />Cancel</button>
    <${I} error=${r} />
  `}function Es(){let{api:e}=y(b),[t,n]=m(null);return k(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&i`<${ji} video=${t} />`}function ji({video:e}){let t=ae(Ie(e.id));return i`
    <a class="last" href=${se(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${Se(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function Cs({price:e,failure:t}){let{credits:n}=y(b),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":_(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?i`<span class="short">${q(s)} more than the ${_(n.availableCredit)} you have left</span>`:`of ${_(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${_(o.required)}</dd>
          <dt>Your limit</dt><dd>${_(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${_(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${_(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var Wi="The cat looks up and blinks, soft light, slow push-in";function Ts({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return i`
    <label class="drop">
      <${Ns} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&i`<${zi} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&i`<${Vi} address=${o} />`}
      ${!o&&i`<${Ki} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${U} name="image" problems=${n} />
    <${Yi} image=${o} prompt=${s.prompt} desk=${t} />
  `}function Is({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${Ns} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${Hi} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Gi(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${U} name="image" problems=${n} />
    </div>
  `}function Ns({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${os.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var Gi=e=>e instanceof File?`${e.name}, ${te(e.size)}`:new URL(e).host;function Hi({image:e}){return i`<img src=${ae(e)} alt="" />`}function Ki({aspectRatio:e}){let[t,n]=ve(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${te(2e7)}</span>
    </span>
  `}function Vi({address:e}){return i`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function zi({image:e,aspectRatio:t}){let n=ae(e),[o,s]=m(null),[r,a]=m(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${o&&i`<${Ji} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${te(e.size)}</span>
      <span>${o&&us(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Ji({size:e,aspectRatio:t}){let n=tn(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function Yi({image:e,prompt:t,desk:n}){let[o,s]=m(!1),r=()=>s(!1);return o?i`<${Qi} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${P} name="link" />Use an address</button>
      ${!e&&i`<${Zi} prompt=${t} desk=${n} />`}
    </div>
  `}function Qi({onAddress:e,onClose:t}){let n=E(),[o,s]=m(null);k(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return Xi(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function Zi({prompt:e,desk:t}){let[n,o]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Wi})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function Xi(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var Ps=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Ls({route:e,desk:t}){let n=y(b),o=E(),s=e.again?void 0:e.id,{draft:r}=t,a=el(t,o),l=a.answer?.id===s?a.answer:null,c=ys(s,l?.body),u=ws(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=Xt(n.prices,r.fields),f={...a.problems,...t.fileProblem&&{image:t.fileProblem}},d=h=>{t.change(h),a.forget(Object.keys(h))};return k(()=>a.forget(["image"]),[r.image]),k(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${o} onSubmit=${a.send} onKeyDown=${nl} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?i`<${xs} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:i`<${Ts} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&i`<${Es} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${s&&i`<${Is} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${ms} fields=${r.fields} change=${d} problems=${f}>
          ${!e.id&&i`<${tl} desk=${t} />`}
        <//>
        <${Cs} price=${p} failure=${a.failure} />
        <${I} error=${a.notice??u.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${h=>a.isOn&&h.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${cs} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function el(e,t){let n=y(b),[o,s]=m(null),[r,a]=m({}),[l,c]=m(null),[u,p]=m(!1),{fields:f,image:d}=e.draft;async function h(w){w.preventDefault();let x=rs(f,d);if(a(x),s(null),Object.keys(x).length)return As(t.current,Object.keys(x)[0]);p(!0);try{await g()}catch(N){s(N),Ps.includes(N.param)&&As(t.current,N.param)}p(!1)}async function g(){let w=await n.api.create(Ne(f),d),x=await w.json(),N=w.headers.get("kinora-cache"),D=Date.parse(w.headers.get("date"))/1e3,W=hn({cache:N,date:D},x,Xt(n.prices,f));c({id:x.id,status:w.status,cache:N,outcome:W,body:x}),e.follow(x.id),n.announce(W),n.refresh(),location.hash=se(x.id)}function C(w){s(null),a(x=>Object.fromEntries(Object.entries(x).filter(([N])=>!w.includes(N))))}let v=Ps.includes(o?.param),S={...r,...v&&{[o.param]:o.message}},$=o&&!v&&o.status!==402?o:null;return{send:h,forget:C,failure:o,problems:S,notice:$,answer:l,isOn:u}}function tl({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function nl(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function As(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function Os({reason:e,hasDraft:t,onKey:n}){let[o,s]=m(e),[r,a]=m(!1),l=E(),c=E();k(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function u(p){p.preventDefault();let f=l.current.value.trim();s(null),a(!0);let d=await ol(f);return a(!1),d?(s(d),l.current.focus()):n(f,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${u} novalidate>
        <${ct} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${o?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${o&&i`<${me} text=${o} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function ol(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await He(e,()=>{}).currentKey(),null}catch(t){return t.message}}var ln="kinora.drafts",ee=Object.freeze({fields:Be,image:null}),cn=Object.freeze({fresh:ee,shown:null});async function Fs(){let e=rl();if(!e)return cn;let[t,n]=await Promise.all([Rs("fresh",e.fresh),Rs("shown",e.shown)]);return{fresh:t??ee,shown:n}}function Ms(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&sl(s)]));e.fresh===ee&&!e.shown?sessionStorage.removeItem(ln):sessionStorage.setItem(ln,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?gt(o,s):_s(o))}}var sl=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Rs(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await _t(e);return{...t,fields:{...Be,...t.fields},image:n}}function rl(){try{return JSON.parse(sessionStorage.getItem(ln))}catch{return null}}var Ds="Export it as JPEG or PNG.";async function qs(e){if(!e.size)return"This file is empty. Choose another one.";let t=cl(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!al.includes(t)?`${il[t]??`This is ${t}, not an image.`} ${Ds}`:t?e.size>2e7?`This file has ${te(e.size)}; ${te(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${Ds}`}var al=["JPEG","PNG","WebP","HEIC","AVIF"],il={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},ll=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function cl(e){let t=ll(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?ul(t):null}function ul(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function Us(e){let[t,n]=m(e),o=E(e);return Bt(()=>{Ms(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(cn),hasAny:t.fresh!==ee}}var vt=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",yt=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,wt=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function Bs(e,{drafts:t,set:n}){let o=vt(e??{}),[s,r]=m(null),[a,l]=m(null),c=yt(t,o),u=c??ee,p=(d,h)=>n(g=>wt(g,d,h));async function f(d){let h=d instanceof File?await qs(d):null;r(h),l(null);let g=dl(e);if(h)return g.page&&(location.hash=g.page);n(C=>wt(C,g.place,ml(yt(C,o)??ee,g,d))),g.page&&(location.hash=g.page)}return{place:o,draft:u,isLoaded:c!==null,fileProblem:s,choose:f,change:d=>{r(null),l(null),n(h=>wt(h,o,pl(yt(h,o)??ee,d)))},fill:(d,h)=>n(g=>yt(g,d)?g:wt(g,d,h)),follow:d=>{u.image instanceof File&&gt($t(d),u.image),p(vt({id:d}),u)},clear:()=>{r(null),l(u),n(d=>({...d,fresh:ee}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:u===ee}}function dl(e){return e?.page!=="playground"?{place:"fresh",page:G}:e.id&&!e.again?{place:vt({...e,again:!0}),page:we(e.id),isNew:!0}:{place:vt(e),page:null}}var pl=(e,t)=>({...e,fields:{...e.fields,...t}}),ml=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function un({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var fl=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function Ws(){k(()=>{let e=t=>un(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Gs({onFile:e,onAddress:t}){let[n,o]=m(!1);return k(()=>{let c={dragover:u=>o(un(u)),dragleave:u=>u.relatedTarget===null&&o(!1),drop:u=>{o(!1),un(u)&&js(u.dataTransfer,e,t)},paste:u=>fl(u)&&js(u.clipboardData,e)&&u.preventDefault()};for(let[u,p]of Object.entries(c))addEventListener(u,p);return()=>{for(let[u,p]of Object.entries(c))removeEventListener(u,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function js(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(hl);return s&&n(s),!!s}var hl=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function Hs({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${ct} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([a,{title:l,address:c}])=>i`<a href=${c} aria-current=${a===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${o&&`${q(o.availableCredit)} left`}</p>
      <${$l} who=${n} onSignOut=${s} />
    </header>
  `}function $l({who:e,onSignOut:t}){let n=e?.clientName??"Account",o=Ge();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${_e(e.scopes.map(s=>J[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${he} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function Ks({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>i`<a href=${r}>${s}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${J[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${gl(t,n)}</p>
      ${o.length>0&&i`<p>With this key you can open: ${Re(o)}.</p>`}
    </section>
  `}function gl(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${F()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Pe="kinora.key",_l=/^#\/?key=(kin_[\x21-\x7e]+)$/;function dn(){let e=_l.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Pe,e),e):null}function Vs(){let[e,t]=m(()=>sessionStorage.getItem(Pe)??localStorage.getItem(Pe)),n=(o,s=!1)=>{sessionStorage.removeItem(Pe),localStorage.removeItem(Pe),o&&(s?localStorage:sessionStorage).setItem(Pe,o),t(o)};return k(()=>{let o=()=>{let s=dn();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function zs(){let[e,t]=m(location.hash);return k(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),oo(e)}function Js(e){let[t,n]=m({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return k(()=>{o()},[e]),{...t,retry:o}}function Ys(e,t){let[n,o]=m(null),[s,r]=m(null),[a,l]=m(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(d){l(d)}},u=()=>t&&c(e.credits,o);return k(()=>{u(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:u,trouble:a}}var Qs={playground:{title:"Playground",address:G,view:Ls,scope:"videos:write"},films:{title:"My films",address:H(),view:Qo,scope:"videos:read"},credits:{title:"My credits",address:io,view:jo,scope:"credits:read"},overview:{title:"Overview",address:lo,view:Xo,scope:"operate:read"},clients:{title:"Clients",address:F(),view:Fo,scope:"operate:read"},client:{title:"Client",under:"clients",view:Po,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:Zo,scope:"operate:write"},"audit-log":{title:"Audit log",address:j(),view:co,scope:"operate:read"}};function Zs({drafts:e}){let[t,n]=Vs(),[o,s]=m(null),r=Us(e);Ws();let a=(u,p)=>{s(null),n(u,p)},l=u=>{n(null),s(u.message)},c=()=>{r.forget(),n(null)};return t?i`<${bl} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${Os} reason=${o} hasDraft=${r.hasAny} onKey=${a} />`}function bl({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=xe(()=>He(e,n),[e]),{who:r,trouble:a,retry:l}=Js(s),c=x=>r?.scopes.includes(x)??!1,u=yl(zs(),c),p=Ys(s,c("credits:read")),f=Bs(u,t),[d,h]=m(""),[g,C]=m(""),v=E(),S=u&&Qs[u.page];Sl(S?.title??"Page not found",g,v);let $=Object.fromEntries(Object.entries(Qs).filter(([,{address:x,scope:N}])=>x&&c(N))),w={api:s,may:c,who:r,announce:h,mark:C,...p};return i`
    <${b.Provider} value=${w}>
      <${Hs} pages=${$} current=${S?.under??u?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>Xs(v)} />
      <main ref=${v}>
        ${r?i`<${wl} page=${S} route=${u} desk=${f} pages=${$} may=${c} />`:i`<${vl} title=${S?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${Gs} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${d}</p>
    <//>
  `}function yl(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function wl({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return i`<${kl} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${Ks} title=${e.title} scope=${r} pages=${o} />`}function vl({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${I} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function kl({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Sl(e,t,n){let o=E(!0);k(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),k(()=>{o.current||(Xs(n),scrollTo(0,0)),o.current=!1},[e])}function Xs(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}dn();var xl=await Fs();Dt(i`<${Zs} drafts=${xl} />`,document.getElementById("app"));
